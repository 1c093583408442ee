import { IsIn, IsOptional, IsString } from 'class-validator';
import { bpmnError, completed, JobWorker, type Job, type JobHandler, type JobOutcome } from '#platform/job-worker';
import { ChangeDirectory } from '#platform/orchestration';
import type { Transaction } from '#platform/persistence';
import { ReleaseRecords } from '../application/release-records.js';
import { unverifiedChanges } from '../domain/readiness-checks.js';
import { NoOutput, ReleaseJobInput } from './release-job.dto.js';

export class RecordVerificationInput extends ReleaseJobInput {
  @IsIn(['verified', 'failed'])
  verification!: 'verified' | 'failed';

  @IsOptional()
  @IsString()
  verificationNote?: string | null;
}

/** Keeps the result. What was not verified, and a change that has failed meanwhile, lead to the decision on a rollback (BPMN error VERIFICATION_FAILED). */
@JobWorker({ type: 'release.record-verification', input: RecordVerificationInput, output: NoOutput })
export class RecordVerificationJob implements JobHandler<RecordVerificationInput, NoOutput> {
  constructor(
    private readonly records: ReleaseRecords,
    private readonly changes: ChangeDirectory,
  ) {}

  async handle({ variables: { recordNumber, verification, verificationNote = null } }: Job<RecordVerificationInput>, tx: Transaction): Promise<JobOutcome<NoOutput>> {
    const release = await this.records.forJob(recordNumber, tx);
    const changes = verification === 'verified' ? unverifiedChanges([...(await this.changes.byNumbers(release.changes, tx)).values()]) : [];
    const failure = verification === 'failed' ? `The verification failed. ${verificationNote ?? ''}`.trim() : changes.join(' ') || null;
    Object.assign(release, { verificationNote, failure: failure ?? release.failure });
    const action = failure === null ? 'release.verified' : 'release.verification-failed';
    await this.records.save(release, { actor: null, action, reason: failure ?? verificationNote }, tx);
    return failure === null ? completed({}) : bpmnError('VERIFICATION_FAILED', failure);
  }
}
