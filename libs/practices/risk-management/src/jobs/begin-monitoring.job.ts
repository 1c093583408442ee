import { Inject } from '@nestjs/common';
import { IsISO8601 } from 'class-validator';
import type { Clock } from '#core/kernel';
import { CLOCK } from '../application/clock.js';
import { completed, JobWorker, type Job, type JobHandler, type JobOutcome } from '#platform/job-worker';
import type { Transaction } from '#platform/persistence';
import { RiskRecords } from '../application/risk-records.js';
import { RiskJobInput } from './risk-job.dto.js';

export class BeginMonitoringOutput {
  @IsISO8601()
  reviewAt!: string;
}

const DAY_MS = 24 * 3600 * 1000;

/** The response is settled; the risk is watched until its next review: the date on record while it lies ahead, or else as the appetite table says. */
@JobWorker({ type: 'risk.begin-monitoring', input: RiskJobInput, output: BeginMonitoringOutput })
export class BeginMonitoringJob implements JobHandler<RiskJobInput, BeginMonitoringOutput> {
  constructor(
    private readonly records: RiskRecords,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async handle({ variables }: Job<RiskJobInput>, tx: Transaction): Promise<JobOutcome<BeginMonitoringOutput>> {
    const risk = await this.records.forJob(variables.recordNumber, tx);
    const now = this.clock.now();
    const before = risk.reviewAt?.toISOString() ?? null;
    const ahead = risk.reviewAt !== null && risk.reviewAt.getTime() > now;
    const reviewAt = ahead ? risk.reviewAt! : new Date(now + (risk.reviewDays ?? 1) * DAY_MS);
    Object.assign(risk, { reviewAt, responseSettledAt: risk.responseSettledAt ?? new Date(now) });
    const after = reviewAt.toISOString();
    const changes = before === after ? [] : [{ field: 'reviewAt', before, after }];
    await this.records.move(risk, 'treated', { actor: null, action: 'risk.review-set', changes }, tx);
    return completed({ reviewAt: after });
  }
}
