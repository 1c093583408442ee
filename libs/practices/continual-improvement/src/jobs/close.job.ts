import { completed, JobWorker, type Job, type JobHandler, type JobOutcome } from '#platform/job-worker';
import type { Transaction } from '#platform/persistence';
import { ImprovementRecords } from '../application/improvement-records.js';
import { ImprovementJobInput, NoOutput } from './improvement-job.dto.js';

/** The figure stands where it was to stand: the improvement ends, and its lessons stay. */
@JobWorker({ type: 'improvement.close', input: ImprovementJobInput, output: NoOutput })
export class CloseImprovementJob implements JobHandler<ImprovementJobInput, NoOutput> {
  constructor(private readonly records: ImprovementRecords) {}

  async handle({ variables }: Job<ImprovementJobInput>, tx: Transaction): Promise<JobOutcome<NoOutput>> {
    const improvement = await this.records.forJob(variables.recordNumber, tx);
    await this.records.move(improvement, 'achieved', { actor: null, action: 'improvement.achieved', reason: improvement.lessons }, tx);
    return completed({});
  }
}
