import { Injectable } from '@nestjs/common';
import { CalendarSources, DueDays, type Days, type DueWork } from '#platform/calendar';
import { People } from '#platform/identity';
import { UnitOfWork, type Transaction } from '#platform/persistence';
import { Improvement } from '../domain/improvement.entity.js';

/** Improvements on the calendar, on the day on which their benefit is measured. */
@Injectable()
export class ImprovementCalendar extends DueDays {
  readonly kinds = ['improvement'] as const;

  constructor(sources: CalendarSources, work: UnitOfWork, people: People) {
    super(sources, work, people);
  }

  protected async due(days: Days, tx: Transaction): Promise<DueWork[]> {
    const inTime = tx.createQueryBuilder(Improvement, 'improvement').where('improvement.measure_at >= :from and improvement.measure_at < cast(:to as date) + 1', days);
    const improvements = await inTime.andWhere(`improvement.state <> 'rejected'`).orderBy('improvement.measureAt').getMany();
    return improvements.map(({ number, title, measureAt, ownerId: personId, services, state }) => ({ number, title, due: measureAt!, personId, services, state }));
  }
}
