import { completed, JobWorker } from '#platform/job-worker';
import type { Job, JobHandler, JobOutcome } from '#platform/job-worker';
import type { Transaction } from '#platform/persistence';
import { ChangeRecords } from '../application/change-records.js';
import { ChangeJobInput, NoOutput } from './change-job.dto.js';

/** Puts into the timeline that nobody has decided in the time that the approval policy gives. */
@JobWorker({ type: 'change.remind-approvers', input: ChangeJobInput, output: NoOutput })
export class RemindApproversJob implements JobHandler<ChangeJobInput, NoOutput> {
  constructor(private readonly records: ChangeRecords) {}

  async handle({ variables }: Job<ChangeJobInput>, tx: Transaction): Promise<JobOutcome<NoOutput>> {
    const change = await this.records.forJob(variables.recordNumber, tx);
    await this.records.note(change, { actor: null, action: 'change.approval-late' }, tx);
    return completed({});
  }
}
