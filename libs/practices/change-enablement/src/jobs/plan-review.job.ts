import { Inject } from '@nestjs/common';
import { Type } from 'class-transformer';
import { IsBoolean, IsISO8601, IsNumber, IsObject, IsOptional, IsString, Max, Min, ValidateNested } from 'class-validator';
import type { Clock } from '#core/kernel';
import { afterWorkingTime, workingDay, WorkingCalendars } from '#platform/calendar';
import { completed, JobWorker } from '#platform/job-worker';
import type { Job, JobHandler, JobOutcome } from '#platform/job-worker';
import type { Transaction } from '#platform/persistence';
import { CLOCK } from '../application/clock.js';
import { ChangeRecords } from '../application/change-records.js';
import { ChangeJobInput } from './change-job.dto.js';

/** A year of working days. */
const LONGEST = 250;

class ReviewPolicy {
  @IsBoolean()
  review!: boolean;

  @IsNumber()
  @Min(0)
  @Max(LONGEST)
  workingDays!: number;

  @IsString()
  reason!: string;
}

export class PlanReviewInput extends ChangeJobInput {
  /** Result of the decision table `change-review-policy`. */
  @IsObject()
  @ValidateNested()
  @Type(() => ReviewPolicy)
  reviewPolicy!: ReviewPolicy;
}

export class PlanReviewOutput {
  @IsOptional()
  @IsISO8601()
  reviewDue!: string | null;
}

/** Writes whether the change is reviewed and why, and counts when that is due in the working time of the change managers. */
@JobWorker({ type: 'change.plan-review', input: PlanReviewInput, output: PlanReviewOutput })
export class PlanReviewJob implements JobHandler<PlanReviewInput, PlanReviewOutput> {
  constructor(
    private readonly records: ChangeRecords,
    private readonly calendars: WorkingCalendars,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async handle({ variables: { recordNumber, reviewPolicy } }: Job<PlanReviewInput>, tx: Transaction): Promise<JobOutcome<PlanReviewOutput>> {
    const change = await this.records.forJob(recordNumber, tx);
    const { review: reviewNeeded, reason, workingDays } = reviewPolicy;
    Object.assign(change, { reviewNeeded, reviewReason: reason });
    await this.records.save(change, { actor: null, action: reviewNeeded ? 'change.review-needed' : 'change.review-waived', reason }, tx);
    return completed({ reviewDue: reviewNeeded ? await this.due(workingDays, tx) : null });
  }

  private async due(workingDays: number, tx: Transaction): Promise<string> {
    const time = await this.calendars.timeOf('group:change-manager', tx);
    const due = afterWorkingTime(time, this.clock.now(), workingDays * workingDay(time.week));
    if (!due.ok) throw new Error(due.failure.message);
    return new Date(due.value).toISOString();
  }
}
