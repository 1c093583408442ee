import { Matches } from 'class-validator';
import { completed, JobWorker, type Job, type JobHandler, type JobOutcome } from '#platform/job-worker';
import type { Transaction } from '#platform/persistence';
import { EarlyLifeRecords } from '../early-life-records.js';
import { Lessons } from '../lessons.js';
import { missedOn } from '../level-days.js';
import { Levels } from '../levels.js';
import { SupportDays } from '../support-days.js';
import { EarlyLifeJobInput, NoOutput } from './early-life-job.dto.js';

export class CloseDayInput extends EarlyLifeJobInput {
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  day!: string;
}

/** Settles a day: takes the measurements of the catalogue, counts what nobody measured as missed, and learns from what missed its target. */
@JobWorker({ type: 'early-life.close-day', input: CloseDayInput, output: NoOutput })
export class CloseDayJob implements JobHandler<CloseDayInput, NoOutput> {
  constructor(
    private readonly records: EarlyLifeRecords,
    private readonly levels: Levels,
    private readonly days: SupportDays,
    private readonly lessons: Lessons,
  ) {}

  async handle({ variables: { recordNumber, day } }: Job<CloseDayInput>, tx: Transaction): Promise<JobOutcome<NoOutput>> {
    const support = await this.records.forJob(recordNumber, tx);
    const settled = await this.levels.close(recordNumber, await this.days.day(support, day, tx), tx);
    const missed = missedOn(settled, [day]).map(({ name }) => name);
    support.closedOn = day;
    await this.records.save(support, { actor: null, action: missed.length === 0 ? 'early-life.day-held' : 'early-life.day-missed', reason: missed.join(', ') || null, changes: [{ field: 'closedOn', before: null, after: day }] }, tx);
    await this.lessons.levelsMissed(support, day, missed, tx);
    return completed({});
  }
}
