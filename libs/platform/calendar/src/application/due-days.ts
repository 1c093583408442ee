import type { OnModuleInit } from '@nestjs/common';
import { DateTime } from 'luxon';
import type { CalendarEntry, CalendarKind } from '#core/contracts';
import type { People } from '#platform/identity';
import type { Transaction, UnitOfWork } from '#platform/persistence';
import type { Interval } from '../domain/intervals.js';
import type { CalendarSource, CalendarSources } from './calendar-sources.js';

/** A record of which something is due. */
export interface DueWork {
  number: string;
  title: string;
  /** A moment, or a day (`2026-12-01`). */
  due: Date | string;
  /** Id of the person who is to do it. */
  personId: string | null;
  services: string[];
  state: string | null;
}

/** Whole days in UTC (`2026-12-01`), both included. */
export interface Days {
  from: string;
  to: string;
}

/** Records on the calendar, each on the day on which something of it is due, with the person who is to do it. */
export abstract class DueDays implements CalendarSource, OnModuleInit {
  abstract readonly kinds: readonly [CalendarKind];

  constructor(
    private readonly sources: CalendarSources,
    private readonly work: UnitOfWork,
    private readonly people: People,
  ) {}

  /** What is due on these days, and perhaps shortly before and after them. */
  protected abstract due(days: Days, tx: Transaction): Promise<DueWork[]>;

  onModuleInit(): void {
    this.sources.register(this);
  }

  async entries({ start, end }: Interval): Promise<CalendarEntry[]> {
    return this.work.run(async (tx) => {
      const found = await this.due({ from: startOfDay(new Date(start)).toISODate(), to: startOfDay(new Date(end)).toISODate() }, tx);
      const people = await this.people.refs(found.flatMap(({ personId }) => personId ?? []), tx);
      return found.flatMap(({ due, personId, ...work }): CalendarEntry[] => {
        const day = startOfDay(due);
        const next = day.plus({ days: 1 });
        if (next.toMillis() <= start || day.toMillis() >= end) return [];
        const person = personId === null ? undefined : people.get(personId);
        return [{ kind: this.kinds[0], ...work, start: day.toISO(), end: next.toISO(), allDay: true, people: person ? [person] : [] }];
      });
    });
  }
}

function startOfDay(due: Date | string): DateTime<true> {
  const at = typeof due === 'string' ? DateTime.fromISO(due, { zone: 'utc' }) : DateTime.fromJSDate(due, { zone: 'utc' });
  if (!at.isValid) throw new RangeError(`${String(due)} is no day.`);
  return at.startOf('day');
}
