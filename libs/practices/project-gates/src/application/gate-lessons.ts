import { Injectable, Optional } from '@nestjs/common';
import type { GateOutcome } from '#core/contracts';
import { AuditTrail, type AuditEntry } from '#platform/audit';
import { ImprovementIntake, LessonsHeard, type ImprovementIdea } from '#platform/orchestration';
import type { Transaction } from '#platform/persistence';
import { Gate } from '../domain/gate.entity.js';
import { Project } from '../domain/project.entity.js';

/** Reviews that a project does not come out of as it went in. A hold is only a wait. */
const FAILED: readonly unknown[] = ['recycle', 'kill'] satisfies GateOutcome[];

/** What gates teach goes into the register of improvements, with the commit that tells it: a condition that lapsed, a review that sent the project back or ended it. */
@Injectable()
export class GateLessons extends LessonsHeard {
  constructor(audit: AuditTrail, @Optional() intake?: ImprovementIntake) {
    super(audit, intake);
  }

  protected async lessonOf(entry: AuditEntry, tx: Transaction): Promise<ImprovementIdea | null> {
    const lesson = whatFailed(entry);
    if (lesson === null) return null;
    const gate = await tx.findOneByOrFail(Gate, { number: entry.recordNumber });
    const { number, name, managerId: ownerId, services } = await tx.findOneByOrFail(Project, { number: gate.project });
    return { ...lesson, title: `Learn from ${gate.number} "${gate.name}" of ${number} "${name}"`, origin: gate.number, ownerId, services };
  }
}

function whatFailed({ recordKind, action, reason, changes }: AuditEntry): Pick<ImprovementIdea, 'cause' | 'description'> | null {
  if (recordKind !== 'gate') return null;
  if (action === 'gate.condition-lapsed') return { cause: 'lapsed-condition', description: `A condition of the gate was not met in time: ${reason ?? ''}`.trim() };
  const outcome = changes?.find(({ field, after }) => field === 'outcome' && FAILED.includes(after))?.after;
  return action === 'gate.decided' && outcome ? { cause: 'failed-review', description: `The gatekeepers decided: ${String(outcome)}. ${reason ?? ''}`.trim() } : null;
}
