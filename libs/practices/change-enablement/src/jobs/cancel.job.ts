import { completed, JobWorker } from '#platform/job-worker';
import type { Job, JobHandler, JobOutcome } from '#platform/job-worker';
import type { Transaction } from '#platform/persistence';
import { ChangeRecords } from '../application/change-records.js';
import { ChangeJobInput, NoOutput } from './change-job.dto.js';

/** The requester has given the change up instead of revising it. */
@JobWorker({ type: 'change.cancel', input: ChangeJobInput, output: NoOutput })
export class CancelChangeJob implements JobHandler<ChangeJobInput, NoOutput> {
  constructor(private readonly records: ChangeRecords) {}

  async handle({ variables }: Job<ChangeJobInput>, tx: Transaction): Promise<JobOutcome<NoOutput>> {
    const change = await this.records.forJob(variables.recordNumber, tx);
    await this.records.move(change, 'cancelled', { actor: null, action: 'change.given-up' }, tx);
    return completed({});
  }
}
