import { Injectable } from '@nestjs/common';
import { CalendarSources, DueDays, type Days, type DueWork } from '#platform/calendar';
import { People } from '#platform/identity';
import { UnitOfWork, type Transaction } from '#platform/persistence';
import { Objective } from '../domain/objective.entity.js';

/** Objectives on the calendar, on the day by which they are to be reached. */
@Injectable()
export class DueObjectives extends DueDays {
  readonly kinds = ['objective'] as const;

  constructor(sources: CalendarSources, work: UnitOfWork, people: People) {
    super(sources, work, people);
  }

  protected async due(days: Days, tx: Transaction): Promise<DueWork[]> {
    const objectives = await tx.createQueryBuilder(Objective, 'entry').where('entry.due between :from and :to', days).orderBy('entry.due').getMany();
    return objectives.map(({ number, name: title, due, ownerId: personId }) => ({ number, title, due: due!, personId, services: [], state: null }));
  }
}
