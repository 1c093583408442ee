import { completed, JobWorker } from '#platform/job-worker';
import type { Job, JobHandler, JobOutcome } from '#platform/job-worker';
import type { Transaction } from '#platform/persistence';
import { ChangeRecords } from '../application/change-records.js';
import { ChangeJobInput, NoOutput } from './change-job.dto.js';

/** The withdrawal has reached the process: the change ends with the reason given. */
@JobWorker({ type: 'change.withdraw', input: ChangeJobInput, output: NoOutput })
export class WithdrawChangeJob implements JobHandler<ChangeJobInput, NoOutput> {
  constructor(private readonly records: ChangeRecords) {}

  async handle({ variables }: Job<ChangeJobInput>, tx: Transaction): Promise<JobOutcome<NoOutput>> {
    const change = await this.records.forJob(variables.recordNumber, tx);
    const reason = change.withdrawalReason;
    await this.records.move(change, 'cancelled', { actor: null, action: 'change.withdrawn', reason }, tx);
    return completed({});
  }
}
