import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsObject, IsString, Max, Min, ValidateNested } from 'class-validator';
import { RISK_LEVELS, type RiskLevel } from '#core/contracts';
import { writeFields } from '#platform/audit';
import { completed, JobWorker, type Job, type JobHandler, type JobOutcome } from '#platform/job-worker';
import type { Transaction } from '#platform/persistence';
import { RiskRecords } from '../application/risk-records.js';
import { RiskJobInput } from './risk-job.dto.js';

const LONGEST_DAYS = 3_650;

class RiskRating {
  @IsIn(RISK_LEVELS)
  level!: RiskLevel;

  @IsBoolean()
  withinAppetite!: boolean;

  @IsInt()
  @Min(1)
  @Max(LONGEST_DAYS)
  reviewDays!: number;

  @IsString()
  reason!: string;
}

export class RecordRatingInput extends RiskJobInput {
  /** Result of the decision table `risk-appetite`. */
  @IsObject()
  @ValidateNested()
  @Type(() => RiskRating)
  rating!: RiskRating;
}

export class RecordRatingOutput {
  @IsBoolean()
  responseDecided!: boolean;
}

/** Writes what the decision table found. A response was decided for a level: with another one it is decided again. */
@JobWorker({ type: 'risk.record-rating', input: RecordRatingInput, output: RecordRatingOutput })
export class RecordRatingJob implements JobHandler<RecordRatingInput, RecordRatingOutput> {
  constructor(private readonly records: RiskRecords) {}

  async handle({ variables }: Job<RecordRatingInput>, tx: Transaction): Promise<JobOutcome<RecordRatingOutput>> {
    const { level, withinAppetite, reviewDays, reason } = variables.rating;
    const risk = await this.records.forJob(variables.recordNumber, tx);
    const changes = writeFields(risk, { level, aboveAppetite: !withinAppetite }, ['level', 'aboveAppetite']);
    Object.assign(risk, { levelReason: reason, reviewDays, ...(changes.length > 0 ? { responseSettledAt: null, reviewAt: null } : {}) });
    await this.records.move(risk, 'assessed', { actor: null, action: 'risk.rated', reason, changes }, tx);
    return completed({ responseDecided: risk.responseSettledAt !== null });
  }
}
