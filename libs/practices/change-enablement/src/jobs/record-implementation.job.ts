import { IsIn, IsOptional, IsString } from 'class-validator';
import { CHANGE_OUTCOMES } from '#core/contracts';
import type { ChangeOutcome } from '#core/contracts';
import { completed, JobWorker } from '#platform/job-worker';
import type { Job, JobHandler, JobOutcome } from '#platform/job-worker';
import type { Transaction } from '#platform/persistence';
import { ChangeRecords } from '../application/change-records.js';
import { ImplementationTasks } from '../application/implementation-tasks.js';
import type { Change } from '../domain/change.entity.js';
import { ChangeJobInput } from './change-job.dto.js';

export class RecordImplementationInput extends ChangeJobInput {
  /** Missing when nothing had to be backed out. */
  @IsOptional()
  @IsIn(['restored', 'not-restored'])
  backoutResult?: 'restored' | 'not-restored' | null;

  @IsOptional()
  @IsString()
  backoutNote?: string | null;
}

export class RecordImplementationOutput {
  @IsIn(CHANGE_OUTCOMES)
  outcome!: ChangeOutcome;
}

const OUTCOME_OF_BACKOUT = { restored: 'backed-out', 'not-restored': 'unsuccessful' } as const;

/** Writes how the implementation ended; the review may correct it. */
@JobWorker({ type: 'change.record-implementation', input: RecordImplementationInput, output: RecordImplementationOutput })
export class RecordImplementationJob implements JobHandler<RecordImplementationInput, RecordImplementationOutput> {
  constructor(
    private readonly records: ChangeRecords,
    private readonly tasks: ImplementationTasks,
  ) {}

  async handle({ variables }: Job<RecordImplementationInput>, tx: Transaction): Promise<JobOutcome<RecordImplementationOutput>> {
    const { recordNumber, backoutResult, backoutNote = null } = variables;
    const change = await this.records.forJob(recordNumber, tx);
    const outcome = backoutResult ? OUTCOME_OF_BACKOUT[backoutResult] : await this.outcomeOfTasks(change, tx);
    const changes = [{ field: 'outcome', before: change.outcome, after: outcome }];
    Object.assign(change, { outcome, backoutNote });
    await this.records.move(change, 'review', { actor: null, action: 'change.implemented', reason: backoutNote, changes }, tx);
    return completed({ outcome });
  }

  /** Done, but not without a failed step. */
  private async outcomeOfTasks(change: Change, tx: Transaction): Promise<ChangeOutcome> {
    const tasks = await this.tasks.of(change, tx);
    return tasks.some(({ state }) => state === 'failed') ? 'successful-with-issues' : 'successful';
  }
}
