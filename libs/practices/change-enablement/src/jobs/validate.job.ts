import { Inject } from '@nestjs/common';
import { IsArray, IsBoolean, IsIn, IsISO8601, IsOptional, IsString } from 'class-validator';
import { CHANGE_NOVELTIES, CHANGE_SIZES, LEVELS } from '#core/contracts';
import type { ChangeNovelty, ChangeSize, Level } from '#core/contracts';
import type { Clock } from '#core/kernel';
import { completed, JobWorker } from '#platform/job-worker';
import type { Job, JobHandler, JobOutcome } from '#platform/job-worker';
import { ServiceDirectory } from '#platform/orchestration';
import type { Transaction } from '#platform/persistence';
import { CLOCK } from '../application/clock.js';
import { ChangeRecords } from '../application/change-records.js';
import { processVariables } from '../application/process-variables.js';
import { whatIsMissing } from '../domain/completeness.js';
import { Scheduling } from '../planning/scheduling.js';
import { ChangeJobInput } from './change-job.dto.js';

export class ValidateChangeOutput {
  @IsBoolean()
  valid!: boolean;

  @IsArray()
  @IsString({ each: true })
  problems!: string[];

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

  @IsOptional()
  @IsISO8601()
  plannedStart!: string | null;

  @IsOptional()
  @IsISO8601()
  plannedEnd!: string | null;
}

/** Takes the change into assessment, says what is missing, and gives the process the content as it is written now. */
@JobWorker({ type: 'change.validate', input: ChangeJobInput, output: ValidateChangeOutput })
export class ValidateChangeJob implements JobHandler<ChangeJobInput, ValidateChangeOutput> {
  constructor(
    private readonly records: ChangeRecords,
    private readonly services: ServiceDirectory,
    private readonly scheduling: Scheduling,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async handle({ variables: { recordNumber } }: Job<ChangeJobInput>, tx: Transaction): Promise<JobOutcome<ValidateChangeOutput>> {
    const change = await this.records.forJob(recordNumber, tx);
    const known = await this.services.byNumbers(change.services, tx);
    const missing = whatIsMissing(change, new Set(known.keys()), this.clock.now());
    const window = await this.scheduling.claim(change, tx);
    const problems = window.ok ? missing : [...missing, window.failure.message];
    const valid = problems.length === 0;
    Object.assign(change, { problems, revisionOpen: !valid });
    const action = valid ? 'change.found-complete' : 'change.found-incomplete';
    await this.records.move(change, 'assess', { actor: null, action, reason: problems.join('\n') }, tx);
    return completed({ valid, problems, ...(await processVariables(change, this.services, tx)) });
  }
}
