import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { CalendarEntry } from '#core/contracts';
import { CalendarSources, type CalendarSource, type Interval } from '#platform/calendar';
import { UnitOfWork } from '#platform/persistence';
import { Change } from '../domain/change.entity.js';

/** More lie in no calendar that anybody reads. */
const MOST = 2_000;

/** Planned changes on the calendar, once they are submitted and as long as they are not cancelled. */
@Injectable()
export class ChangeCalendar implements CalendarSource, OnModuleInit {
  readonly kinds = ['change'] as const;

  constructor(
    private readonly sources: CalendarSources,
    private readonly work: UnitOfWork,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  async entries({ start, end }: Interval): Promise<CalendarEntry[]> {
    const changes = await this.work.run((tx) =>
      tx
        .createQueryBuilder(Change, 'change')
        .where('tstzrange(change.planned_start, change.planned_end) && tstzrange(:start, :end)', { start: new Date(start), end: new Date(end) })
        .andWhere(`change.submitted_at is not null and change.state <> 'cancelled'`)
        .orderBy('change.planned_start')
        .limit(MOST)
        .getMany(),
    );
    return changes.map(entryOf);
  }
}

function entryOf({ number, title, plannedStart, plannedEnd, services, state }: Change): CalendarEntry {
  return { kind: 'change', number, title, start: plannedStart!.toISOString(), end: plannedEnd!.toISOString(), allDay: false, services, people: [], state };
}
