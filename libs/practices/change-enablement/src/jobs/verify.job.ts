import { IsBoolean, IsIn, IsOptional, IsString } from 'class-validator';
import { bpmnError, completed, JobWorker } from '#platform/job-worker';
import type { Job, JobHandler, JobOutcome } from '#platform/job-worker';
import type { Transaction } from '#platform/persistence';
import { ChangeRecords } from '../application/change-records.js';
import { ChangeJobInput } from './change-job.dto.js';

export class VerifyInput extends ChangeJobInput {
  @IsIn(['done', 'failed'])
  implementationResult!: 'done' | 'failed';

  @IsOptional()
  @IsString()
  implementationNote?: string | null;
}

export class VerifyOutput {
  @IsBoolean()
  verified!: boolean;
}

/** Keeps the implementer's report; a failed implementation leads to the backout (BPMN error VERIFICATION_FAILED). */
@JobWorker({ type: 'change.verify', input: VerifyInput, output: VerifyOutput })
export class VerifyImplementationJob implements JobHandler<VerifyInput, VerifyOutput> {
  constructor(private readonly records: ChangeRecords) {}

  async handle({ variables }: Job<VerifyInput>, tx: Transaction): Promise<JobOutcome<VerifyOutput>> {
    const { recordNumber, implementationResult, implementationNote = null } = variables;
    const change = await this.records.forJob(recordNumber, tx);
    const verified = implementationResult === 'done';
    change.implementationNote = implementationNote;
    const action = verified ? 'change.verified' : 'change.verification-failed';
    await this.records.save(change, { actor: null, action, reason: implementationNote }, tx);
    return verified ? completed({ verified }) : bpmnError('VERIFICATION_FAILED', implementationNote ?? 'The implementation failed.');
  }
}
