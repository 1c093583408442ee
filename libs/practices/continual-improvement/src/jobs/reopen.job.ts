import { writeFields } from '#platform/audit';
import { completed, JobWorker, type Job, type JobHandler, type JobOutcome } from '#platform/job-worker';
import type { Transaction } from '#platform/persistence';
import { ImprovementRecords } from '../application/improvement-records.js';
import { ImprovementJobInput, NoOutput } from './improvement-job.dto.js';

/** The benefit is not there: the improvement is assessed again, from where the figure stands now. */
@JobWorker({ type: 'improvement.reopen', input: ImprovementJobInput, output: NoOutput })
export class ReopenImprovementJob implements JobHandler<ImprovementJobInput, NoOutput> {
  constructor(private readonly records: ImprovementRecords) {}

  async handle({ variables }: Job<ImprovementJobInput>, tx: Transaction): Promise<JobOutcome<NoOutput>> {
    const improvement = await this.records.forJob(variables.recordNumber, tx);
    const next = { round: improvement.round + 1, baseline: improvement.measured, measureAt: null };
    const changes = writeFields(improvement, next, ['round', 'baseline', 'measureAt']);
    await this.records.move(improvement, 'assess', { actor: null, action: 'improvement.reopened', reason: improvement.lessons, changes }, tx);
    return completed({});
  }
}
