import { IsIn } from 'class-validator';
import { ROLLBACK_CAUSES, type RollbackCause } from '#core/contracts';
import { completed, JobWorker, type Job, type JobHandler, type JobOutcome } from '#platform/job-worker';
import type { Transaction } from '#platform/persistence';
import { ReleaseRecords } from '../application/release-records.js';
import type { Release } from '../domain/release.entity.js';
import { NoOutput, ReleaseJobInput } from './release-job.dto.js';

export class BeginRollbackInput extends ReleaseJobInput {
  @IsIn(ROLLBACK_CAUSES)
  rollbackCause!: RollbackCause;
}

const REASONS = {
  decided: ({ rollbackReason }) => rollbackReason,
  'time-up': ({ failure }) => `Nobody decided in time. ${failure ?? ''}`.trim(),
  'early-life': ({ earlyLifeSupport }) => `${earlyLifeSupport ?? 'Early-life support'} ended in a rollback.`,
} as const satisfies Record<RollbackCause, (release: Release) => string | null>;

/** The release is being rolled back: because somebody decided it, because nobody did in time, or because early-life support did not accept it. */
@JobWorker({ type: 'release.begin-rollback', input: BeginRollbackInput, output: NoOutput })
export class BeginRollbackJob implements JobHandler<BeginRollbackInput, NoOutput> {
  constructor(private readonly records: ReleaseRecords) {}

  async handle({ variables: { recordNumber, rollbackCause } }: Job<BeginRollbackInput>, tx: Transaction): Promise<JobOutcome<NoOutput>> {
    const release = await this.records.forJob(recordNumber, tx);
    Object.assign(release, { rollbackCause, rollbackReason: REASONS[rollbackCause](release), rollbackDue: null });
    await this.records.move(release, 'rolling-back', { actor: null, action: 'release.rollback-begun', reason: release.rollbackReason }, tx);
    return completed({});
  }
}
