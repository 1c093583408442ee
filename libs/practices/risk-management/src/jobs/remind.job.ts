import { completed, JobWorker, type Job, type JobHandler, type JobOutcome } from '#platform/job-worker';
import type { Transaction } from '#platform/persistence';
import { RiskRecords } from '../application/risk-records.js';
import { NoOutput, RiskJobInput } from './risk-job.dto.js';

/** Puts the reminder into the timeline, which reaches the owner, who watches the risk, in their inbox and by mail. */
@JobWorker({ type: 'risk.remind', input: RiskJobInput, output: NoOutput })
export class RemindOwnerJob implements JobHandler<RiskJobInput, NoOutput> {
  constructor(private readonly records: RiskRecords) {}

  async handle({ variables }: Job<RiskJobInput>, tx: Transaction): Promise<JobOutcome<NoOutput>> {
    const risk = await this.records.forJob(variables.recordNumber, tx);
    await this.records.note(risk, { actor: null, action: risk.ownerAcceptedAt ? 'risk.review-overdue' : 'risk.acceptance-overdue' }, tx);
    return completed({});
  }
}
