import { completed, JobWorker, type Job, type JobHandler, type JobOutcome } from '#platform/job-worker';
import type { Transaction } from '#platform/persistence';
import { ImprovementRecords } from '../application/improvement-records.js';
import { ImprovementJobInput, NoOutput } from './improvement-job.dto.js';

/** Ends the improvement with why it is not done. */
@JobWorker({ type: 'improvement.reject', input: ImprovementJobInput, output: NoOutput })
export class RejectImprovementJob implements JobHandler<ImprovementJobInput, NoOutput> {
  constructor(private readonly records: ImprovementRecords) {}

  async handle({ variables }: Job<ImprovementJobInput>, tx: Transaction): Promise<JobOutcome<NoOutput>> {
    const improvement = await this.records.forJob(variables.recordNumber, tx);
    await this.records.move(improvement, 'rejected', { actor: null, action: 'improvement.rejected', reason: improvement.closingNote }, tx);
    return completed({});
  }
}
