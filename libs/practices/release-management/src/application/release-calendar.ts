import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { CalendarEntry } from '#core/contracts';
import { CalendarSources, type CalendarSource, type Interval } from '#platform/calendar';
import { UnitOfWork } from '#platform/persistence';
import type { Release } from '../domain/release.entity.js';
import { releasesDuring } from './release-windows.js';

/** Deployment windows on the calendar, of every release that is not cancelled. */
@Injectable()
export class ReleaseCalendar implements CalendarSource, OnModuleInit {
  readonly kinds = ['release'] as const;

  constructor(
    private readonly sources: CalendarSources,
    private readonly work: UnitOfWork,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  async entries(time: Interval): Promise<CalendarEntry[]> {
    const releases = await this.work.run((tx) => releasesDuring(time, tx).andWhere(`release.state <> 'cancelled'`).getMany());
    return releases.map(entryOf);
  }
}

function entryOf({ number, title, plannedStart, plannedEnd, services, state }: Release): CalendarEntry {
  return { kind: 'release', number, title, start: plannedStart!.toISOString(), end: plannedEnd!.toISOString(), allDay: false, services, people: [], state };
}
