import { completed, JobWorker, type Job, type JobHandler, type JobOutcome } from '#platform/job-worker';
import type { Transaction } from '#platform/persistence';
import { AcceptanceRecords } from '../acceptance-records.js';
import { AcceptanceJobInput, NoOutput } from './acceptance-job.dto.js';

/** The one who hands over has withdrawn: nobody is asked any more. */
@JobWorker({ type: 'acceptance.withdraw', input: AcceptanceJobInput, output: NoOutput })
export class WithdrawAcceptanceJob implements JobHandler<AcceptanceJobInput, NoOutput> {
  constructor(private readonly records: AcceptanceRecords) {}

  async handle({ variables: { recordNumber } }: Job<AcceptanceJobInput>, tx: Transaction): Promise<JobOutcome<NoOutput>> {
    const acceptance = await this.records.forJob(recordNumber, tx);
    await this.records.move(acceptance, 'withdrawn', { actor: null, action: 'acceptance.withdrawn' }, tx);
    return completed({});
  }
}
