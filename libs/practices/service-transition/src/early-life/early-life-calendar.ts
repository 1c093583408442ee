import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { CalendarEntry } from '#core/contracts';
import { CalendarSources, type CalendarSource, type Interval } from '#platform/calendar';
import { UnitOfWork } from '#platform/persistence';
import { EarlyLifePeriods } from './early-life-periods.js';

/** Early-life supports on the calendar, from their first day to their last. */
@Injectable()
export class EarlyLifeCalendar implements CalendarSource, OnModuleInit {
  readonly kinds = ['early-life-support'] as const;

  constructor(
    private readonly sources: CalendarSources,
    private readonly work: UnitOfWork,
    private readonly periods: EarlyLifePeriods,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  async entries(time: Interval): Promise<CalendarEntry[]> {
    const found = await this.work.run((tx) => this.periods.within(time, tx));
    return found.map(({ support: { number, title, services, state }, start, end }) => {
      const [from, to] = [new Date(start).toISOString(), new Date(end).toISOString()];
      return { kind: 'early-life-support', number, title, start: from, end: to, allDay: false, services, people: [], state };
    });
  }
}
