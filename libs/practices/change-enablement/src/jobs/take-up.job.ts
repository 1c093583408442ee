import { IsArray, IsBoolean, IsIn, IsISO8601, IsObject, IsOptional, IsString } from 'class-validator';
import { CHANGE_NOVELTIES, CHANGE_SIZES, CHANGE_TYPES, LEVELS } from '#core/contracts';
import type { ChangeNovelty, ChangeSize, ChangeState, ChangeType, Level, QuestionnaireAnswers } from '#core/contracts';
import { completed, JobWorker } from '#platform/job-worker';
import type { Job, JobHandler, JobOutcome } from '#platform/job-worker';
import { ServiceDirectory } from '#platform/orchestration';
import type { Transaction } from '#platform/persistence';
import { ChangeRecords } from '../application/change-records.js';
import { processVariables } from '../application/process-variables.js';
import { isApprovable } from '../domain/change-permissions.js';
import type { Change } from '../domain/change.entity.js';
import { PREPARED_IN } from '../domain/change.lifecycle.js';
import { ChangeJobInput } from './change-job.dto.js';

export class TakeUpChangeOutput {
  @IsIn(CHANGE_TYPES)
  type!: ChangeType;

  @IsString()
  title!: string;

  @IsArray()
  @IsString({ each: true })
  services!: string[];

  @IsIn(LEVELS)
  impact!: Level;

  @IsOptional()
  @IsIn(LEVELS)
  urgency!: Level | null;

  @IsIn(CHANGE_SIZES)
  size!: ChangeSize;

  @IsIn(CHANGE_NOVELTIES)
  novelty!: ChangeNovelty;

  @IsBoolean()
  backoutTested!: boolean;

  @IsObject()
  questionnaire!: QuestionnaireAnswers;

  @IsOptional()
  @IsISO8601()
  plannedStart!: string | null;

  @IsOptional()
  @IsISO8601()
  plannedEnd!: string | null;
}

/** Gives the process the content as it is written now. A change that was edited while it was being approved, or after, waits for its approval again. */
@JobWorker({ type: 'change.take-up', input: ChangeJobInput, output: TakeUpChangeOutput })
export class TakeUpChangeJob implements JobHandler<ChangeJobInput, TakeUpChangeOutput> {
  constructor(
    private readonly records: ChangeRecords,
    private readonly services: ServiceDirectory,
  ) {}

  async handle({ variables: { recordNumber } }: Job<ChangeJobInput>, tx: Transaction): Promise<JobOutcome<TakeUpChangeOutput>> {
    const change = await this.records.forJob(recordNumber, tx);
    const state = stateOf(change);
    if (state !== change.state) {
      const action = state === 'authorize' ? 'change.approval-asked-again' : 'change.taken-up';
      await this.records.move(change, state, { actor: null, action }, tx);
    }
    return completed(await processVariables(change, this.services, tx));
  }
}

function stateOf(change: Change): ChangeState {
  return isApprovable(change) ? 'authorize' : PREPARED_IN[change.type];
}
