import { completed, JobWorker, type Job, type JobHandler, type JobOutcome } from '#platform/job-worker';
import type { Transaction } from '#platform/persistence';
import { RiskRecords } from '../application/risk-records.js';
import { NoOutput, RiskJobInput } from './risk-job.dto.js';

/** Ends the risk, with why it is over. */
@JobWorker({ type: 'risk.close', input: RiskJobInput, output: NoOutput })
export class CloseRiskJob implements JobHandler<RiskJobInput, NoOutput> {
  constructor(private readonly records: RiskRecords) {}

  async handle({ variables }: Job<RiskJobInput>, tx: Transaction): Promise<JobOutcome<NoOutput>> {
    const risk = await this.records.forJob(variables.recordNumber, tx);
    Object.assign(risk, { closingRequestedAt: null, reviewAt: null });
    await this.records.move(risk, 'closed', { actor: null, action: 'risk.closed', reason: risk.closingNote }, tx);
    return completed({});
  }
}
