import { Injectable } from '@nestjs/common';
import { READINESS, type Readiness } from '#core/contracts';
import { ok, refuse } from '#core/kernel';
import type { DecisionContext, DecisionTaken, Verdict } from '#platform/orchestration';
import type { Transaction } from '#platform/persistence';
import { Criteria } from './criteria.js';
import type { Criterion } from './criterion.entities.js';

/** Element ids of the tasks by which owners bring what shows that a criterion is met. */
export const EVIDENCE_TASKS: readonly string[] = ['CollectEvidence', 'CollectEntryEvidence', 'CollectExitEvidence'];

/** The tasks in which owners of criteria bring evidence: of acceptances and of early-life supports alike. */
@Injectable()
export class EvidenceTasks {
  constructor(private readonly criteria: Criteria) {}

  /** The criterion that a task asks for; null when it asks for none that is there. */
  criterionOf({ request }: Record<string, unknown>, tx: Transaction): Promise<Criterion | null> {
    const { record, criterion } = isObject(request) ? request : {};
    return typeof record === 'string' && typeof criterion === 'string' ? this.criteria.find(record, criterion, tx) : Promise.resolve(null);
  }

  async mayBring({ recordNumber, actor, taskVariables }: DecisionContext, tx: Transaction): Promise<Verdict> {
    const criterion = await this.criterionOf(taskVariables, tx);
    if (!criterion) return refuse('not-found', `${recordNumber} no longer asks for this.`);
    return criterion.ownerId === actor.personId ? ok() : refuse('not-permitted', `"${criterion.text}" is owned by somebody else.`);
  }

  /** Keeps what was brought; returns the criterion in words, for the timeline. */
  async taken({ taskVariables, variables, actor, decisionId }: DecisionTaken, tx: Transaction): Promise<string | null> {
    const criterion = await this.criterionOf(taskVariables, tx);
    const { readiness, evidence } = variables;
    if (!criterion || !isReading(readiness)) return null;
    await this.criteria.bring(criterion, { readiness, text: typeof evidence === 'string' ? evidence.trim() : '', personId: actor.personId, decisionId }, tx);
    return criterion.text;
  }
}

export function isReading(value: unknown): value is Exclude<Readiness, 'not-given'> {
  return value !== 'not-given' && (READINESS as readonly unknown[]).includes(value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
