import { Inject } from '@nestjs/common';
import type { Clock } from '#core/kernel';
import { completed, JobWorker, type Job, type JobHandler, type JobOutcome } from '#platform/job-worker';
import type { Transaction } from '#platform/persistence';
import { CLOCK } from '../application/clock.js';
import { ReleaseRecords } from '../application/release-records.js';
import { NoOutput, ReleaseJobInput } from './release-job.dto.js';

/** The release has been cancelled or given up, for the reason on record. */
@JobWorker({ type: 'release.cancel', input: ReleaseJobInput, output: NoOutput })
export class CancelReleaseJob implements JobHandler<ReleaseJobInput, NoOutput> {
  constructor(
    private readonly records: ReleaseRecords,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async handle({ variables }: Job<ReleaseJobInput>, tx: Transaction): Promise<JobOutcome<NoOutput>> {
    const release = await this.records.forJob(variables.recordNumber, tx);
    release.endedAt = new Date(this.clock.now());
    await this.records.move(release, 'cancelled', { actor: null, action: 'release.cancelled', reason: release.cancellationReason }, tx);
    return completed({});
  }
}
