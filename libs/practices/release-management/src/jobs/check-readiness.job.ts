import { Type } from 'class-transformer';
import { IsArray, IsBoolean, ValidateNested } from 'class-validator';
import { completed, JobWorker, type Job, type JobHandler, type JobOutcome } from '#platform/job-worker';
import type { Transaction } from '#platform/persistence';
import { Readiness } from '../application/readiness.js';
import { ReleaseRecords } from '../application/release-records.js';
import { ReadinessRuleInput } from './readiness-rule.dto.js';
import { ReleaseJobInput } from './release-job.dto.js';

export class CheckReadinessInput extends ReleaseJobInput {
  /** Result of the decision table `release-readiness`. */
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => ReadinessRuleInput)
  readinessPolicy!: ReadinessRuleInput[];
}

export class CheckReadinessOutput {
  @IsBoolean()
  ready!: boolean;
}

/** Keeps the policy with the release and asks the records for everything it names. */
@JobWorker({ type: 'release.check-readiness', input: CheckReadinessInput, output: CheckReadinessOutput })
export class CheckReadinessJob implements JobHandler<CheckReadinessInput, CheckReadinessOutput> {
  constructor(
    private readonly records: ReleaseRecords,
    private readonly readiness: Readiness,
  ) {}

  async handle({ variables: { recordNumber, readinessPolicy } }: Job<CheckReadinessInput>, tx: Transaction): Promise<JobOutcome<CheckReadinessOutput>> {
    const release = await this.records.forJob(recordNumber, tx);
    release.policy = readinessPolicy.map(({ check, weight, atMost, reason }) => ({ check, weight, atMost, reason }));
    const blockers = await this.readiness.blockers(release, tx);
    const ready = blockers.length === 0;
    await this.records.save(release, { actor: null, action: ready ? 'release.found-ready' : 'release.found-not-ready', reason: blockers.join('\n') }, tx);
    return completed({ ready });
  }
}
