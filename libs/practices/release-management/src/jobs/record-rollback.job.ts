import { Optional } from '@nestjs/common';
import { IsOptional, IsString } from 'class-validator';
import { completed, JobWorker, type Job, type JobHandler, type JobOutcome } from '#platform/job-worker';
import { ImprovementIntake } from '#platform/orchestration';
import type { Transaction } from '#platform/persistence';
import { ReleaseNotes } from '../application/release-notes.js';
import { ReleaseRecords } from '../application/release-records.js';
import type { Release } from '../domain/release.entity.js';
import { NoOutput, ReleaseJobInput } from './release-job.dto.js';

export class RecordRollbackInput extends ReleaseJobInput {
  @IsOptional()
  @IsString()
  rollbackNote?: string | null;
}

/** The services are as they were before. What there is to learn from it goes into the register of improvements, with the commit that ends the release. */
@JobWorker({ type: 'release.record-rollback', input: RecordRollbackInput, output: NoOutput })
export class RecordRollbackJob implements JobHandler<RecordRollbackInput, NoOutput> {
  constructor(
    private readonly records: ReleaseRecords,
    private readonly notes: ReleaseNotes,
    /** Absent where no practice keeps a register. */
    @Optional() private readonly intake?: ImprovementIntake,
  ) {}

  async handle({ variables: { recordNumber, rollbackNote = null } }: Job<RecordRollbackInput>, tx: Transaction): Promise<JobOutcome<NoOutput>> {
    const release = await this.records.forJob(recordNumber, tx);
    release.rollbackNote = rollbackNote;
    await this.notes.freeze(release, tx);
    await this.records.move(release, 'rolled-back', { actor: null, action: 'release.rolled-back', reason: rollbackNote }, tx);
    await this.learn(release, tx);
    return completed({});
  }

  /** What early-life support has rolled back it puts into the register itself. */
  private async learn({ number: origin, title, rollbackReason, rollbackNote, rollbackCause, managerId: ownerId, services }: Release, tx: Transaction): Promise<void> {
    if (rollbackCause === 'early-life') return;
    const description = [`${origin} was rolled back.`, rollbackReason, rollbackNote].filter(Boolean).join(' ');
    await this.intake?.suggest({ title: `Learn from the rollback of ${origin}: ${title}`, description, cause: 'rolled-back', origin, ownerId, services }, tx);
  }
}
