import { Injectable, Optional, type OnModuleInit } from '@nestjs/common';
import { AuditTrail, type AuditEntry } from '#platform/audit';
import { ImprovementIntake, isMet } from '#platform/orchestration';
import type { Transaction } from '#platform/persistence';
import { ServiceLevelObjective } from '../domain/service-level-objective.entity.js';

/** A measurement that breaks a promise goes into the register of improvements, with the commit that reports it. */
@Injectable()
export class MissedServiceLevels implements OnModuleInit {
  constructor(
    private readonly audit: AuditTrail,
    /** Absent where no practice keeps a register. */
    @Optional() private readonly intake?: ImprovementIntake,
  ) {}

  onModuleInit(): void {
    const { intake } = this;
    if (intake) this.audit.onRecorded((entry, tx) => this.heard(entry, intake, tx));
  }

  private async heard({ action, recordNumber: origin, changes = [] }: AuditEntry, intake: ImprovementIntake, tx: Transaction): Promise<void> {
    if (action !== 'service-level-objective.measured') return;
    const value = changes.find(({ field }) => field === 'measured')?.after;
    const promise = await tx.findOneBy(ServiceLevelObjective, { number: origin });
    if (!promise || typeof value !== 'number' || isMet(promise, value)) return;
    const { name, indicator, unit, target, service, ownerId } = promise;
    const description = `${indicator}: measured ${value} ${unit}, promised ${target} ${unit}.`;
    await intake.suggest({ title: `Keep the promise "${name}" of ${service}`.slice(0, 200), description, cause: 'missed-slo', origin, ownerId, services: [service] }, tx);
  }
}
