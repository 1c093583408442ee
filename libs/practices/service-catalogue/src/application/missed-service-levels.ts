import { Injectable, Optional } from '@nestjs/common';
import { AuditTrail, type AuditEntry } from '#platform/audit';
import { ImprovementIntake, isMet, LessonsHeard, type ImprovementIdea } from '#platform/orchestration';
import type { Transaction } from '#platform/persistence';
import { ServiceLevelObjective } from '../domain/service-level-objective.entity.js';

/** A measurement that breaks a promise goes into the register of improvements, with the commit that reports it. */
@Injectable()
export class MissedServiceLevels extends LessonsHeard {
  constructor(audit: AuditTrail, @Optional() intake?: ImprovementIntake) {
    super(audit, intake);
  }

  protected async lessonOf({ action, recordNumber: origin, changes = [] }: AuditEntry, tx: Transaction): Promise<ImprovementIdea | null> {
    if (action !== 'service-level-objective.measured') return null;
    const value = changes.find(({ field }) => field === 'measured')?.after;
    const promise = await tx.findOneBy(ServiceLevelObjective, { number: origin });
    if (!promise || typeof value !== 'number' || isMet(promise, value)) return null;
    const { name, indicator, unit, target, service, ownerId } = promise;
    const description = `${indicator}: measured ${value} ${unit}, promised ${target} ${unit}.`;
    return { title: `Keep the promise "${name}" of ${service}`, description, cause: 'missed-slo', origin, ownerId, services: [service] };
  }
}
