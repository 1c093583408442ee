import { completed, JobWorker, type Job, type JobHandler, type JobOutcome } from '#platform/job-worker';
import type { Transaction } from '#platform/persistence';
import { ImprovementRecords } from '../application/improvement-records.js';
import { ImprovementJobInput, NoOutput } from './improvement-job.dto.js';

/** The withdrawal has reached the process: the improvement ends with the reason given. */
@JobWorker({ type: 'improvement.withdraw', input: ImprovementJobInput, output: NoOutput })
export class WithdrawImprovementJob implements JobHandler<ImprovementJobInput, NoOutput> {
  constructor(private readonly records: ImprovementRecords) {}

  async handle({ variables }: Job<ImprovementJobInput>, tx: Transaction): Promise<JobOutcome<NoOutput>> {
    const improvement = await this.records.forJob(variables.recordNumber, tx);
    await this.records.move(improvement, 'rejected', { actor: null, action: 'improvement.withdrawn', reason: improvement.closingNote }, tx);
    return completed({});
  }
}
