import { inWords } from '#core/kernel';
import { completed, JobWorker, type Job, type JobHandler, type JobOutcome } from '#platform/job-worker';
import type { Transaction } from '#platform/persistence';
import { GateRecords } from '../application/gate-records.js';
import { GateCondition } from '../domain/gate-review.entities.js';
import { ConditionInput, NoOutput } from './project-job.dto.js';

/** Puts the reminder into the timeline of the gate, which reaches the owner of the condition, who watches it, in their inbox and by mail. */
@JobWorker({ type: 'gate.remind-of-condition', input: ConditionInput, output: NoOutput })
export class RemindOfConditionJob implements JobHandler<ConditionInput, NoOutput> {
  constructor(private readonly gateRecords: GateRecords) {}

  async handle({ variables: { gateNumber, conditionId } }: Job<ConditionInput>, tx: Transaction): Promise<JobOutcome<NoOutput>> {
    const gate = await this.gateRecords.forJob(gateNumber, tx);
    const { state, text, due } = await tx.findOneByOrFail(GateCondition, { id: conditionId, gate: gateNumber });
    const reason = `${text}: is due ${inWords(due)}`;
    if (state === 'open') await this.gateRecords.note(gate, { actor: null, action: 'gate.condition-due-soon', reason }, tx);
    return completed({});
  }
}
