import { completed, JobWorker, type Job, type JobHandler, type JobOutcome } from '#platform/job-worker';
import type { Transaction } from '#platform/persistence';
import { GateRecords } from '../application/gate-records.js';
import { GateOfProjectInput, NoOutput } from './project-job.dto.js';

/** Every condition is met: the gate is passed without reserve. */
@JobWorker({ type: 'gate.confirm-conditions', input: GateOfProjectInput, output: NoOutput })
export class ConfirmConditionsJob implements JobHandler<GateOfProjectInput, NoOutput> {
  constructor(private readonly gateRecords: GateRecords) {}

  async handle({ variables: { gateNumber } }: Job<GateOfProjectInput>, tx: Transaction): Promise<JobOutcome<NoOutput>> {
    const gate = await this.gateRecords.forJob(gateNumber, tx);
    await this.gateRecords.move(gate, 'passed', { actor: null, action: 'gate.conditions-met' }, tx);
    return completed({});
  }
}
