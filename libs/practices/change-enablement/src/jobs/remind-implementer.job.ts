import { completed, JobWorker } from '#platform/job-worker';
import type { Job, JobHandler, JobOutcome } from '#platform/job-worker';
import type { Transaction } from '#platform/persistence';
import { ChangeRecords } from '../application/change-records.js';
import { ChangeJobInput, NoOutput } from './change-job.dto.js';

/** Puts the reminder into the timeline, which everybody who looks at the change sees at once. */
@JobWorker({ type: 'change.remind-implementer', input: ChangeJobInput, output: NoOutput })
export class RemindImplementerJob implements JobHandler<ChangeJobInput, NoOutput> {
  constructor(private readonly records: ChangeRecords) {}

  async handle({ variables }: Job<ChangeJobInput>, tx: Transaction): Promise<JobOutcome<NoOutput>> {
    const change = await this.records.forJob(variables.recordNumber, tx);
    await this.records.note(change, { actor: null, action: 'change.window-ends-soon' }, tx);
    return completed({});
  }
}
