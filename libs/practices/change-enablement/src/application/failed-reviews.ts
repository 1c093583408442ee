import { Injectable, Optional, type OnModuleInit } from '@nestjs/common';
import type { ChangeOutcome } from '#core/contracts';
import { AuditTrail, type AuditEntry } from '#platform/audit';
import { ImprovementIntake } from '#platform/orchestration';
import type { Transaction } from '#platform/persistence';
import { Change } from '../domain/change.entity.js';

const FAILED: readonly (ChangeOutcome | null)[] = ['backed-out', 'unsuccessful'];

/** A change whose review closes it without success is something to learn from: it goes into the register of improvements, with the commit that closes it. */
@Injectable()
export class FailedReviews implements OnModuleInit {
  constructor(
    private readonly audit: AuditTrail,
    /** Absent where no practice keeps a register. */
    @Optional() private readonly intake?: ImprovementIntake,
  ) {}

  onModuleInit(): void {
    const { intake } = this;
    if (intake) this.audit.onRecorded((entry, tx) => this.heard(entry, intake, tx));
  }

  private async heard({ recordKind, recordNumber, changes }: AuditEntry, intake: ImprovementIntake, tx: Transaction): Promise<void> {
    if (recordKind !== 'change' || !changes?.some(({ field, after }) => field === 'state' && after === 'closed')) return;
    const change = await tx.findOneBy(Change, { number: recordNumber });
    if (!change || !FAILED.includes(change.outcome)) return;
    const { number: origin, title, outcome, outcomeNote, requesterId: ownerId, services } = change;
    const description = `${origin} was closed as ${outcome}. ${outcomeNote ?? ''}`.trim();
    await intake.suggest({ title: `Learn from ${origin}: ${title}`.slice(0, 200), description, cause: 'failed-review', origin, ownerId, services }, tx);
  }
}
