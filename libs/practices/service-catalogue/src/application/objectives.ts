import { Injectable } from '@nestjs/common';
import type { LockedFields, ProblemCode } from '#core/contracts';
import { ok, refuse, type Refusal, type Result } from '#core/kernel';
import { AuditTrail } from '#platform/audit';
import { People } from '#platform/identity';
import { RecordNumbers, UnitOfWork, type Transaction } from '#platform/persistence';
import { Goal } from '../domain/goal.entity.js';
import { Objective } from '../domain/objective.entity.js';
import { Catalogue, type CatalogueKind } from './catalogue.js';
import { lockedByMeasurements } from './measured-fields.js';

/** The objectives of the goals. */
@Injectable()
export class Objectives extends Catalogue<Objective> {
  protected readonly kind: CatalogueKind<Objective> = {
    entity: Objective,
    recordKind: 'objective',
    prefix: 'OBJ',
    fields: ['name', 'description', 'goal', 'indicator', 'unit', 'direction', 'baseline', 'target', 'due'],
    defaults: { due: null },
    filters: ['goal'],
    sorts: { due: { sql: `coalesce(entry.due, 'infinity')`, type: 'date' } },
  };

  constructor(work: UnitOfWork, people: People, numbers: RecordNumbers, audit: AuditTrail) {
    super(work, people, numbers, audit);
  }

  override lockedIn(numbers: readonly string[], tx: Transaction): Promise<Map<string, LockedFields>> {
    return lockedByMeasurements(numbers, ['unit', 'direction', 'baseline'], tx);
  }

  protected override async check({ goal, direction, baseline, target }: Objective, tx: Transaction): Promise<Result<void, Refusal<ProblemCode>>> {
    if (!(await tx.existsBy(Goal, { number: goal }))) return refuse('validation-failed', `There is no goal ${goal}.`, 'goal');
    const towards = direction === 'increase' ? target - baseline : baseline - target;
    return towards > 0 ? ok() : refuse('validation-failed', `To ${direction}, the target must be ${direction === 'increase' ? 'above' : 'below'} the baseline.`, 'target');
  }
}
