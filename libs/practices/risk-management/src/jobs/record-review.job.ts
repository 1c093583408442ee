import { IsIn, IsInt, IsISO8601, IsOptional, IsString, Max, Min } from 'class-validator';
import { writeFields } from '#platform/audit';
import { completed, JobWorker, type Job, type JobHandler, type JobOutcome } from '#platform/job-worker';
import type { Transaction } from '#platform/persistence';
import { RiskRecords } from '../application/risk-records.js';
import { NoOutput, RiskJobInput } from './risk-job.dto.js';

export class RecordReviewInput extends RiskJobInput {
  @IsIn(['keep', 'close'])
  reviewOutcome!: 'keep' | 'close';

  @IsInt()
  @Min(1)
  @Max(5)
  newProbability!: number;

  @IsInt()
  @Min(1)
  @Max(5)
  newImpact!: number;

  @IsString()
  reviewNote!: string;

  /** `2027-03-31`; absent: as the appetite table says. */
  @IsOptional()
  @IsISO8601()
  nextReview?: string | null;
}

/** Writes what the owner found. The next review is set when the response is settled for what the risk is now. */
@JobWorker({ type: 'risk.record-review', input: RecordReviewInput, output: NoOutput })
export class RecordReviewJob implements JobHandler<RecordReviewInput, NoOutput> {
  constructor(private readonly records: RiskRecords) {}

  async handle({ variables }: Job<RecordReviewInput>, tx: Transaction): Promise<JobOutcome<NoOutput>> {
    const { recordNumber, reviewOutcome, newProbability: probability, newImpact: impact, reviewNote, nextReview } = variables;
    const risk = await this.records.forJob(recordNumber, tx);
    const changes = writeFields(risk, { probability, impact }, ['probability', 'impact']);
    Object.assign(risk, { reviewNote, reviewAt: nextReview ? new Date(nextReview) : null, ...(reviewOutcome === 'close' ? { closingNote: reviewNote } : {}) });
    await this.records.save(risk, { actor: null, action: 'risk.review-recorded', changes }, tx);
    return completed({});
  }
}
