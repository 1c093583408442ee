import { Injectable, Optional } from '@nestjs/common';
import type { ChangeOutcome } from '#core/contracts';
import { AuditTrail, type AuditEntry } from '#platform/audit';
import { ImprovementIntake, LessonsHeard, type ImprovementIdea } from '#platform/orchestration';
import type { Transaction } from '#platform/persistence';
import { Change } from '../domain/change.entity.js';

const FAILED: readonly (ChangeOutcome | null)[] = ['backed-out', 'unsuccessful'];

/** A change whose review closes it without success is something to learn from: it goes into the register of improvements, with the commit that closes it. */
@Injectable()
export class FailedReviews extends LessonsHeard {
  constructor(audit: AuditTrail, @Optional() intake?: ImprovementIntake) {
    super(audit, intake);
  }

  protected async lessonOf({ recordKind, recordNumber, changes }: AuditEntry, tx: Transaction): Promise<ImprovementIdea | null> {
    if (recordKind !== 'change' || !changes?.some(({ field, after }) => field === 'state' && after === 'closed')) return null;
    const change = await tx.findOneBy(Change, { number: recordNumber });
    if (!change || !FAILED.includes(change.outcome)) return null;
    const { number: origin, title, outcome, outcomeNote, requesterId: ownerId, services } = change;
    const description = `${origin} was closed as ${outcome}. ${outcomeNote ?? ''}`.trim();
    return { title: `Learn from ${origin}: ${title}`, description, cause: 'failed-review', origin, ownerId, services };
  }
}
