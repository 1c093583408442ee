import { completed, JobWorker, type Job, type JobHandler, type JobOutcome } from '#platform/job-worker';
import type { Transaction } from '#platform/persistence';
import { ReleaseRecords } from '../application/release-records.js';
import { NoOutput, ReleaseJobInput } from './release-job.dto.js';

/** Everything is deployed: the release is being verified. */
@JobWorker({ type: 'release.begin-verification', input: ReleaseJobInput, output: NoOutput })
export class BeginVerificationJob implements JobHandler<ReleaseJobInput, NoOutput> {
  constructor(private readonly records: ReleaseRecords) {}

  async handle({ variables }: Job<ReleaseJobInput>, tx: Transaction): Promise<JobOutcome<NoOutput>> {
    const release = await this.records.forJob(variables.recordNumber, tx);
    await this.records.move(release, 'verifying', { actor: null, action: 'release.deployed' }, tx);
    return completed({});
  }
}
