import { IsIn, IsInt, IsOptional, IsString, Min } from 'class-validator';
import { bpmnError, completed, JobWorker, type Job, type JobHandler, type JobOutcome } from '#platform/job-worker';
import type { Transaction } from '#platform/persistence';
import { ReleaseRecords } from '../application/release-records.js';
import { NoOutput, ReleaseJobInput } from './release-job.dto.js';

export class RecordStepInput extends ReleaseJobInput {
  /** From 1. */
  @IsInt()
  @Min(1)
  position!: number;

  @IsIn(['done', 'failed'])
  stepResult!: 'done' | 'failed';

  @IsOptional()
  @IsString()
  stepNote?: string | null;
}

/** Keeps the report on a deployment step; one that failed leads to the decision on a rollback (BPMN error STEP_FAILED). */
@JobWorker({ type: 'release.record-step', input: RecordStepInput, output: NoOutput })
export class RecordStepJob implements JobHandler<RecordStepInput, NoOutput> {
  constructor(private readonly records: ReleaseRecords) {}

  async handle({ variables: { recordNumber, position, stepResult, stepNote } }: Job<RecordStepInput>, tx: Transaction): Promise<JobOutcome<NoOutput>> {
    const release = await this.records.forJob(recordNumber, tx);
    const step = release.steps[position - 1];
    if (!step) throw new Error(`${recordNumber} has no deployment step ${position}.`);
    release.steps = release.steps.with(position - 1, { ...step, state: stepResult, note: stepNote ?? '' });
    const failed = stepResult === 'failed';
    if (failed) release.failure = `Step ${position} "${step.title}" failed. ${stepNote ?? ''}`.trim();
    await this.records.save(release, { actor: null, action: failed ? 'release.step-failed' : 'release.step-done', reason: `${position}. ${step.title}` }, tx);
    return failed ? bpmnError('STEP_FAILED', release.failure ?? '') : completed({});
  }
}
