import { IsArray, IsBoolean, IsISO8601, IsObject, IsString } from 'class-validator';
import { People } from '#platform/identity';
import { completed, JobWorker, type Job, type JobHandler, type JobOutcome } from '#platform/job-worker';
import type { Transaction } from '#platform/persistence';
import { EarlyLifeRecords } from '../early-life-records.js';
import type { LevelRequest } from '../level-tasks.js';
import { Levels } from '../levels.js';
import { SupportDays } from '../support-days.js';
import { EarlyLifeJobInput } from './early-life-job.dto.js';

export class PlanDayOutput {
  /** False: the planned end comes before the next working day. */
  @IsBoolean()
  anotherDay!: boolean;

  /** `2026-12-01`. */
  @IsString()
  day!: string;

  @IsISO8601()
  dayBegins!: string;

  @IsISO8601()
  dayEnds!: string;

  /** User name of who measures from this day on. */
  @IsString()
  desk!: string;

  /** What the service desk measures. */
  @IsArray()
  @IsObject({ each: true })
  levelRequests!: LevelRequest[];
}

/** Finds the next working day of the support, and what the service desk has to measure on it. */
@JobWorker({ type: 'early-life.plan-day', input: EarlyLifeJobInput, output: PlanDayOutput })
export class PlanDayJob implements JobHandler<EarlyLifeJobInput, PlanDayOutput> {
  constructor(
    private readonly records: EarlyLifeRecords,
    private readonly levels: Levels,
    private readonly days: SupportDays,
    private readonly people: People,
  ) {}

  async handle({ variables: { recordNumber } }: Job<EarlyLifeJobInput>, tx: Transaction): Promise<JobOutcome<PlanDayOutput>> {
    const support = await this.records.forJob(recordNumber, tx);
    const { day, worked } = await this.days.next(support, tx);
    const levelRequests = (await this.levels.byHand(recordNumber, tx)).map(({ key: level }) => ({ level, day }));
    const desk = (await this.people.refs([support.deskId], tx)).get(support.deskId)!.username;
    return completed({ anotherDay: day <= support.plannedOn!, day, desk, dayBegins: new Date(worked.start).toISOString(), dayEnds: new Date(worked.end).toISOString(), levelRequests });
  }
}
