import { Type } from 'class-transformer';
import { IsInt, IsObject, Max, Min, ValidateNested } from 'class-validator';
import { completed, JobWorker, type Job, type JobHandler, type JobOutcome } from '#platform/job-worker';
import type { Transaction } from '#platform/persistence';
import { ReleaseRecords } from '../application/release-records.js';
import { NoOutput, ReleaseJobInput } from './release-job.dto.js';

const MOST_DECISIONS = 20;

class GoNoGoPolicyInput {
  @IsInt()
  @Min(1)
  @Max(MOST_DECISIONS)
  decisions!: number;
}

export class OpenGoNoGoInput extends ReleaseJobInput {
  /** Result of the decision table `release-go-no-go`. */
  @IsObject()
  @ValidateNested()
  @Type(() => GoNoGoPolicyInput)
  goNoGoPolicy!: GoNoGoPolicyInput;
}

/** Opens a round of decisions on the release as it is now. */
@JobWorker({ type: 'release.open-go-no-go', input: OpenGoNoGoInput, output: NoOutput })
export class OpenGoNoGoJob implements JobHandler<OpenGoNoGoInput, NoOutput> {
  constructor(private readonly records: ReleaseRecords) {}

  async handle({ variables: { recordNumber, goNoGoPolicy } }: Job<OpenGoNoGoInput>, tx: Transaction): Promise<JobOutcome<NoOutput>> {
    const release = await this.records.forJob(recordNumber, tx);
    Object.assign(release, { round: release.round + 1, decisionsNeeded: goNoGoPolicy.decisions });
    await this.records.move(release, 'go-no-go', { actor: null, action: 'release.go-asked' }, tx);
    return completed({});
  }
}
