import { completed, JobWorker, type Job, type JobHandler, type JobOutcome } from '#platform/job-worker';
import type { Transaction } from '#platform/persistence';
import { ImprovementRecords } from '../application/improvement-records.js';
import { ImprovementJobInput, NoOutput } from './improvement-job.dto.js';

/** Puts the reminder into the timeline, which reaches the owner, who watches the improvement, in their inbox and by mail. */
@JobWorker({ type: 'improvement.remind', input: ImprovementJobInput, output: NoOutput })
export class RemindOfMeasuringJob implements JobHandler<ImprovementJobInput, NoOutput> {
  constructor(private readonly records: ImprovementRecords) {}

  async handle({ variables }: Job<ImprovementJobInput>, tx: Transaction): Promise<JobOutcome<NoOutput>> {
    const improvement = await this.records.forJob(variables.recordNumber, tx);
    await this.records.note(improvement, { actor: null, action: 'improvement.measuring-overdue' }, tx);
    return completed({});
  }
}
