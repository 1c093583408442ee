import { Inject } from '@nestjs/common';
import { IsISO8601 } from 'class-validator';
import type { Clock } from '#core/kernel';
import { CLOCK } from '../application/clock.js';
import { completed, JobWorker, type Job, type JobHandler, type JobOutcome } from '#platform/job-worker';
import type { Transaction } from '#platform/persistence';
import { ImprovementRecords } from '../application/improvement-records.js';
import { ImprovementJobInput } from './improvement-job.dto.js';

export class RecordActionOutput {
  @IsISO8601()
  measureAt!: string;
}

const DAY_MS = 24 * 3600 * 1000;

/** What was planned is in effect; its benefit gets the time that the plan gives it. */
@JobWorker({ type: 'improvement.record-action', input: ImprovementJobInput, output: RecordActionOutput })
export class RecordActionJob implements JobHandler<ImprovementJobInput, RecordActionOutput> {
  constructor(
    private readonly records: ImprovementRecords,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async handle({ variables }: Job<ImprovementJobInput>, tx: Transaction): Promise<JobOutcome<RecordActionOutput>> {
    const improvement = await this.records.forJob(variables.recordNumber, tx);
    const measureAt = new Date(this.clock.now() + (improvement.measureAfterDays ?? 0) * DAY_MS);
    improvement.measureAt = measureAt;
    const after = measureAt.toISOString();
    await this.records.move(improvement, 'measure', { actor: null, action: 'improvement.measuring-set', changes: [{ field: 'measureAt', before: null, after }] }, tx);
    return completed({ measureAt: after });
  }
}
