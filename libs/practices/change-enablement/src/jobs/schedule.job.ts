import { completed, JobWorker } from '#platform/job-worker';
import type { Job, JobHandler, JobOutcome } from '#platform/job-worker';
import type { Transaction } from '#platform/persistence';
import { ChangeRecords } from '../application/change-records.js';
import { ChangeJobInput, NoOutput } from './change-job.dto.js';

/** A standard change is approved by its template: it is scheduled as soon as the template permits it. */
@JobWorker({ type: 'change.schedule', input: ChangeJobInput, output: NoOutput })
export class ScheduleChangeJob implements JobHandler<ChangeJobInput, NoOutput> {
  constructor(private readonly records: ChangeRecords) {}

  async handle({ variables }: Job<ChangeJobInput>, tx: Transaction): Promise<JobOutcome<NoOutput>> {
    const change = await this.records.forJob(variables.recordNumber, tx);
    await this.records.move(change, 'scheduled', { actor: null, action: 'change.scheduled', reason: `Approved by its template ${change.template}.` }, tx);
    return completed({});
  }
}
