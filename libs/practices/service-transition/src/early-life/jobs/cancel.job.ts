import { completed, JobWorker, type Job, type JobHandler, type JobOutcome } from '#platform/job-worker';
import type { Transaction } from '#platform/persistence';
import { EarlyLifeRecords } from '../early-life-records.js';
import { EarlyLifeJobInput, NoOutput } from './early-life-job.dto.js';

/** Somebody has cancelled the support, for the reason in its timeline: nobody measures or decides any more. */
@JobWorker({ type: 'early-life.cancel', input: EarlyLifeJobInput, output: NoOutput })
export class CancelSupportJob implements JobHandler<EarlyLifeJobInput, NoOutput> {
  constructor(private readonly records: EarlyLifeRecords) {}

  async handle({ variables: { recordNumber } }: Job<EarlyLifeJobInput>, tx: Transaction): Promise<JobOutcome<NoOutput>> {
    await this.records.move(await this.records.forJob(recordNumber, tx), 'cancelled', { actor: null, action: 'early-life.cancelled' }, tx);
    return completed({});
  }
}
