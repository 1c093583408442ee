import { IsBoolean } from 'class-validator';
import { completed, JobWorker, type Job, type JobHandler, type JobOutcome } from '#platform/job-worker';
import type { Transaction } from '#platform/persistence';
import { GateRecords } from '../application/gate-records.js';
import { GateCondition } from '../domain/gate-review.entities.js';
import { ConditionInput } from './project-job.dto.js';

export class LapseConditionOutput {
  @IsBoolean()
  lapsed!: boolean;
}

/** A condition is due. One that was confirmed at the last moment counts as met; any other reopens the gate. */
@JobWorker({ type: 'gate.lapse-condition', input: ConditionInput, output: LapseConditionOutput })
export class LapseConditionJob implements JobHandler<ConditionInput, LapseConditionOutput> {
  constructor(private readonly gateRecords: GateRecords) {}

  async handle({ variables: { gateNumber, conditionId } }: Job<ConditionInput>, tx: Transaction): Promise<JobOutcome<LapseConditionOutput>> {
    const gate = await this.gateRecords.forJob(gateNumber, tx);
    const condition = await tx.findOneByOrFail(GateCondition, { id: conditionId, gate: gateNumber });
    if (condition.state !== 'open') return completed({ lapsed: false });
    await tx.update(GateCondition, { id: conditionId }, { state: 'lapsed' });
    await this.gateRecords.move(gate, 'reopened', { actor: null, action: 'gate.condition-lapsed', reason: condition.text }, tx);
    return completed({ lapsed: true });
  }
}
