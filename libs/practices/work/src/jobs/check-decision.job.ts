import { isDeepStrictEqual } from 'node:util';
import { completed, denied, JobWorker } from '#platform/job-worker';
import type { Job, JobHandler, JobOutcome } from '#platform/job-worker';
import { TaskDecisions } from '#platform/orchestration';
import type { TaskDecision } from '#platform/orchestration';
import type { Transaction } from '#platform/persistence';
import { DecisionRules } from '../application/decision-rules.js';

export class CheckDecisionInput {
  [variable: string]: unknown;
}
export class CheckDecisionOutput {}

/**
 * Task listener (`completing`) on every user task of ours: the engine knows only the application, so that a task may complete
 * only with a decision on record, by somebody who may take it, and with that decision's own values.
 */
@JobWorker({ type: 'work.check-decision', input: CheckDecisionInput, output: CheckDecisionOutput })
export class CheckDecisionJob implements JobHandler<CheckDecisionInput, CheckDecisionOutput> {
  constructor(
    private readonly decisions: TaskDecisions,
    private readonly rules: DecisionRules,
  ) {}

  async handle({ userTaskKey, variables }: Job<CheckDecisionInput>, tx: Transaction): Promise<JobOutcome<CheckDecisionOutput>> {
    if (userTaskKey === null) throw new Error('work.check-decision serves task listeners only.');
    const decision = await this.decisions.forTask(userTaskKey, tx);
    if (!decision || decision.state === 'void') return denied('No decision on this task is on record in Tollgate.');
    if (differs(decision, variables)) return denied('The values are not those of the decision on record in Tollgate.');
    return (await this.standing(decision, variables, tx)) ?? completed({});
  }

  private async standing(decision: TaskDecision, taskVariables: CheckDecisionInput, tx: Transaction): Promise<JobOutcome<never> | undefined> {
    const { id: decisionId, recordNumber, contentHash, elementId, personId, inNameOfId } = decision;
    if (recordNumber === null || contentHash === null) return undefined;
    const variables = decision.variables as Record<string, unknown>;
    const verdict = await this.rules.stillPermits({ decisionId, recordNumber, contentHash, elementId, personId, variables, taskVariables }, inNameOfId, tx);
    return verdict.ok ? undefined : denied(verdict.failure.message);
  }
}

/** Compares what the engine is about to take with what was decided; what the engine does not show is not compared. */
function differs(decision: TaskDecision, offered: object): boolean {
  return Object.entries(decision.variables).some(([name, value]) => {
    const other: unknown = Reflect.get(offered, name);
    return other !== undefined && !isDeepStrictEqual(other, value);
  });
}
