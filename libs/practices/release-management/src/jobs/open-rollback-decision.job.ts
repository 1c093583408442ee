import { Inject } from '@nestjs/common';
import { Type } from 'class-transformer';
import { IsIn, IsISO8601, IsObject, ValidateNested } from 'class-validator';
import type { Clock } from '#core/kernel';
import { completed, JobWorker, type Job, type JobHandler, type JobOutcome } from '#platform/job-worker';
import type { Transaction } from '#platform/persistence';
import { CLOCK } from '../application/clock.js';
import { ReleaseRecords } from '../application/release-records.js';
import { ReleaseJobInput } from './release-job.dto.js';

class RollbackPolicyInput {
  @IsIn(['roll-back', 'escalate'])
  whenSilent!: 'roll-back' | 'escalate';
}

export class OpenRollbackDecisionInput extends ReleaseJobInput {
  /** Result of the decision table `release-rollback`. */
  @IsObject()
  @ValidateNested()
  @Type(() => RollbackPolicyInput)
  rollbackPolicy!: RollbackPolicyInput;
}

export class RollbackDueOutput {
  @IsISO8601()
  rollbackDue!: string;
}

const MINUTE_MS = 60_000;

/** Something has failed: from now on the decision on a rollback has the time that the release gives it. */
@JobWorker({ type: 'release.open-rollback-decision', input: OpenRollbackDecisionInput, output: RollbackDueOutput })
export class OpenRollbackDecisionJob implements JobHandler<OpenRollbackDecisionInput, RollbackDueOutput> {
  constructor(
    private readonly records: ReleaseRecords,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async handle({ variables: { recordNumber, rollbackPolicy } }: Job<OpenRollbackDecisionInput>, tx: Transaction): Promise<JobOutcome<RollbackDueOutput>> {
    const release = await this.records.forJob(recordNumber, tx);
    const rollbackDue = new Date(this.clock.now() + release.rollbackMinutes * MINUTE_MS);
    Object.assign(release, { rollbackDue, whenSilent: rollbackPolicy.whenSilent });
    await this.records.move(release, 'rollback-decision', { actor: null, action: 'release.rollback-asked', reason: release.failure }, tx);
    return completed({ rollbackDue: rollbackDue.toISOString() });
  }
}
