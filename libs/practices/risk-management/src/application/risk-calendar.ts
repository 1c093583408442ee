import { Injectable } from '@nestjs/common';
import { CalendarSources, DueDays, type Days, type DueWork } from '#platform/calendar';
import { People } from '#platform/identity';
import { UnitOfWork, type Transaction } from '#platform/persistence';
import { Risk } from '../domain/risk.entity.js';

/** Open risks on the calendar, on the day of their next review. */
@Injectable()
export class RiskCalendar extends DueDays {
  readonly kinds = ['risk'] as const;

  constructor(sources: CalendarSources, work: UnitOfWork, people: People) {
    super(sources, work, people);
  }

  protected async due(days: Days, tx: Transaction): Promise<DueWork[]> {
    const inTime = tx.createQueryBuilder(Risk, 'risk').where(`risk.review_at >= :from and risk.review_at < cast(:to as date) + 1 and risk.state <> 'closed'`, days);
    const risks = await inTime.orderBy('risk.reviewAt').getMany();
    return risks.map(({ number, title, reviewAt, ownerId: personId, record, state }) => ({ number, title, due: reviewAt!, personId, services: record?.startsWith('SVC-') ? [record] : [], state }));
  }
}
