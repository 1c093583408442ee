import { IsIn, IsOptional, IsString } from 'class-validator';
import { CHANGE_OUTCOMES } from '#core/contracts';
import type { ChangeOutcome } from '#core/contracts';
import { completed, JobWorker } from '#platform/job-worker';
import type { Job, JobHandler, JobOutcome } from '#platform/job-worker';
import type { Transaction } from '#platform/persistence';
import { ChangeRecords } from '../application/change-records.js';
import { ChangeJobInput, NoOutput } from './change-job.dto.js';

export class CloseChangeInput extends ChangeJobInput {
  @IsIn(CHANGE_OUTCOMES)
  outcome!: ChangeOutcome;

  @IsOptional()
  @IsString()
  reviewNote?: string | null;
}

/** Ends the change with the outcome of its review. */
@JobWorker({ type: 'change.close', input: CloseChangeInput, output: NoOutput })
export class CloseChangeJob implements JobHandler<CloseChangeInput, NoOutput> {
  constructor(private readonly records: ChangeRecords) {}

  async handle({ variables }: Job<CloseChangeInput>, tx: Transaction): Promise<JobOutcome<NoOutput>> {
    const { recordNumber, outcome, reviewNote = null } = variables;
    const change = await this.records.forJob(recordNumber, tx);
    const changes = change.outcome === outcome ? [] : [{ field: 'outcome', before: change.outcome, after: outcome }];
    Object.assign(change, { outcome, outcomeNote: reviewNote });
    await this.records.move(change, 'closed', { actor: null, action: 'change.closed', reason: reviewNote, changes }, tx);
    return completed({});
  }
}
