import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DateTime } from 'luxon';
import type { CalendarEntry } from '#core/contracts';
import { CalendarSources, type CalendarSource, type Interval } from '#platform/calendar';
import { People } from '#platform/identity';
import { UnitOfWork } from '#platform/persistence';
import { Objective } from '../domain/objective.entity.js';

/** Objectives on the calendar, on the day by which they are to be reached. */
@Injectable()
export class DueObjectives implements CalendarSource, OnModuleInit {
  readonly kinds = ['objective'] as const;

  constructor(
    private readonly sources: CalendarSources,
    private readonly work: UnitOfWork,
    private readonly people: People,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  async entries({ start, end }: Interval): Promise<CalendarEntry[]> {
    const days = [start, end].map((at) => DateTime.fromMillis(at, { zone: 'utc' }).toISODate());
    const objectives = await this.work.run((tx) =>
      tx.createQueryBuilder(Objective, 'entry').where('entry.due between :from and :to', { from: days[0], to: days[1] }).orderBy('entry.due').getMany(),
    );
    const owners = await this.people.refs(objectives.map(({ ownerId }) => ownerId));
    return objectives.map(({ number, name, due, ownerId }) => {
      const day = DateTime.fromISO(due!, { zone: 'utc' });
      const owner = owners.get(ownerId);
      return { kind: 'objective', number, title: name, start: day.toISO()!, end: day.plus({ days: 1 }).toISO()!, allDay: true, services: [], people: owner ? [owner] : [], state: null };
    });
  }
}
