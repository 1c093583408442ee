import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DateTime } from 'luxon';
import type { CalendarEntry } from '#core/contracts';
import { People } from '#platform/identity';
import type { Freeze } from '../domain/freeze.entity.js';
import type { Interval } from '../domain/intervals.js';
import type { WorkingCalendar } from '../domain/working-calendar.entity.js';
import { Absences } from './absences.js';
import { CalendarSources, type CalendarSource } from './calendar-sources.js';
import { Freezes } from './freezes.js';
import { WorkingCalendars } from './working-calendars.js';

/** Freezes, absences and holidays on the calendar. */
@Injectable()
export class OwnEntries implements CalendarSource, OnModuleInit {
  readonly kinds = ['freeze', 'absence', 'holiday'] as const;

  constructor(
    private readonly sources: CalendarSources,
    private readonly freezes: Freezes,
    private readonly absences: Absences,
    private readonly calendars: WorkingCalendars,
    private readonly people: People,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  async entries(time: Interval): Promise<CalendarEntry[]> {
    const [freezes, absences, calendars] = await Promise.all([this.freezes.within(time), this.absenceEntries(time), this.calendars.list()]);
    return [...freezes.map(freezeEntry), ...absences, ...calendars.flatMap((calendar) => holidayEntries(calendar, time))];
  }

  /** That somebody is away, not why. */
  private async absenceEntries(time: Interval): Promise<CalendarEntry[]> {
    const absences = await this.absences.within(time);
    const people = await this.people.refs(absences.map(({ personId }) => personId));
    return absences.flatMap(({ number, personId, start, end }) => {
      const person = people.get(personId);
      if (!person) return [];
      return [{ kind: 'absence', number, title: person.displayName, start: start.toISOString(), end: end.toISOString(), allDay: false, services: [], people: [person], state: null }];
    });
  }
}

function freezeEntry({ number, name, kind, start, end, services }: Freeze): CalendarEntry {
  return { kind: 'freeze', number, title: name, start: start.toISOString(), end: end.toISOString(), allDay: false, services, people: [], state: kind };
}

function holidayEntries({ number, name: calendar, timeZone, holidays }: WorkingCalendar, time: Interval): CalendarEntry[] {
  return holidays.flatMap(({ day, name }) => {
    const start = DateTime.fromISO(day, { zone: timeZone });
    const end = start.plus({ days: 1 });
    if (end.toMillis() <= time.start || start.toMillis() >= time.end) return [];
    const [from, to] = [start.toISO() ?? day, end.toISO() ?? day];
    return [{ kind: 'holiday', number, title: `${name} (${calendar})`, start: from, end: to, allDay: true, services: [], people: [], state: null }];
  });
}
