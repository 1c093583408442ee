import { Inject } from '@nestjs/common';
import { IsInt, Min } from 'class-validator';
import type { Clock } from '#core/kernel';
import { completed, JobWorker, type Job, type JobHandler, type JobOutcome } from '#platform/job-worker';
import type { Transaction } from '#platform/persistence';
import { CLOCK } from '../application/clock.js';
import { ReleaseRecords } from '../application/release-records.js';
import { RollbackDueOutput } from './open-rollback-decision.job.js';
import { ReleaseJobInput } from './release-job.dto.js';

export class EscalateRollbackInput extends ReleaseJobInput {
  @IsInt()
  @Min(1)
  minutes!: number;
}

const MINUTE_MS = 60_000;

/** Nobody has decided on the rollback in time: others are asked, with a time of their own. When they are silent, too, it is rolled back. */
@JobWorker({ type: 'release.escalate-rollback', input: EscalateRollbackInput, output: RollbackDueOutput })
export class EscalateRollbackJob implements JobHandler<EscalateRollbackInput, RollbackDueOutput> {
  constructor(
    private readonly records: ReleaseRecords,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async handle({ variables: { recordNumber, minutes } }: Job<EscalateRollbackInput>, tx: Transaction): Promise<JobOutcome<RollbackDueOutput>> {
    const release = await this.records.forJob(recordNumber, tx);
    const rollbackDue = new Date(this.clock.now() + minutes * MINUTE_MS);
    Object.assign(release, { rollbackDue, whenSilent: 'roll-back' });
    await this.records.save(release, { actor: null, action: 'release.rollback-escalated', reason: release.failure }, tx);
    return completed({ rollbackDue: rollbackDue.toISOString() });
  }
}
