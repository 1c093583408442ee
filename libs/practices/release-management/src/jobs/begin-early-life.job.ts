import { IsOptional, IsString } from 'class-validator';
import { completed, JobWorker, type Job, type JobHandler, type JobOutcome } from '#platform/job-worker';
import type { Transaction } from '#platform/persistence';
import { ReleaseRecords } from '../application/release-records.js';
import { NoOutput, ReleaseJobInput } from './release-job.dto.js';

export class BeginEarlyLifeInput extends ReleaseJobInput {
  /** Number of the early-life support that was opened. */
  @IsOptional()
  @IsString()
  earlyLifeSupport?: string | null;
}

/** The release is in early-life support. */
@JobWorker({ type: 'release.begin-early-life', input: BeginEarlyLifeInput, output: NoOutput })
export class BeginEarlyLifeJob implements JobHandler<BeginEarlyLifeInput, NoOutput> {
  constructor(private readonly records: ReleaseRecords) {}

  async handle({ variables: { recordNumber, earlyLifeSupport = null } }: Job<BeginEarlyLifeInput>, tx: Transaction): Promise<JobOutcome<NoOutput>> {
    const release = await this.records.forJob(recordNumber, tx);
    release.earlyLifeSupport = earlyLifeSupport;
    const changes = [{ field: 'earlyLifeSupport', before: null, after: earlyLifeSupport }];
    await this.records.move(release, 'early-life-support', { actor: null, action: 'release.early-life-begun', changes }, tx);
    return completed({});
  }
}
