import { Inject } from '@nestjs/common';
import { Type } from 'class-transformer';
import { IsArray, IsObject, IsOptional, IsString, ValidateNested } from 'class-validator';
import type { Clock } from '#core/kernel';
import { afterWorkingTime, beforeWorkingTime, isSubject, WorkingCalendars, type WorkingTime } from '#platform/calendar';
import { completed, failed, JobWorker } from '#platform/job-worker';
import type { Job, JobHandler, JobOutcome } from '#platform/job-worker';
import type { Transaction } from '#platform/persistence';
import { CLOCK } from '../application/clock.js';
import { workingDuration } from '../domain/working-duration.js';

export class WorkingTimeAsked {
  /** `group:cab-member`, `service:SVC-3`: the first that has a calendar of its own counts; else the organisation's. */
  @IsOptional()
  @IsArray()
  @IsString({ each: true })
  of?: string[];

  /** The moment that is reckoned from; now when missing. */
  @IsOptional()
  @IsString()
  since?: string;

  /** Names with durations of working time: `{ dueAt: "P2D", remindAt: "PT4H" }`. */
  @IsOptional()
  @IsObject()
  after?: Record<string, unknown>;

  /** The same, looking back. */
  @IsOptional()
  @IsObject()
  before?: Record<string, unknown>;
}

export class WorkingTimeInput {
  @IsObject()
  @ValidateNested()
  @Type(() => WorkingTimeAsked)
  workingTime!: WorkingTimeAsked;
}

export class WorkingTimeOutput {
  @IsObject()
  moments!: Record<string, string>;
}

/**
 * Turns working time into moments that the model's own dates and timers can take: a start listener of a user task, or a service
 * task before a timer. The engine sees plain dates, so that the model runs on every Camunda 8.
 */
@JobWorker({ type: 'work.working-time', input: WorkingTimeInput, output: WorkingTimeOutput, offered: true })
export class WorkingTimeJob implements JobHandler<WorkingTimeInput, WorkingTimeOutput> {
  constructor(
    private readonly calendars: WorkingCalendars,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async handle({ variables: { workingTime } }: Job<WorkingTimeInput>, tx: Transaction): Promise<JobOutcome<WorkingTimeOutput>> {
    const { of: subjects = [], since, after = {}, before = {} } = workingTime;
    const strange = subjects.find((subject) => !isSubject(subject));
    if (strange !== undefined) return failed(`Working time is that of "organisation", "group:…" or "service:SVC-…", not of "${strange}".`, { retries: 0 });
    const from = since === undefined ? this.clock.now() : Date.parse(since);
    if (Number.isNaN(from)) return failed(`"${since}" is no date and time.`, { retries: 0 });
    const time = await this.calendars.timeOfFirst(subjects.filter(isSubject), tx);
    return momentsOf([...asked(after, afterWorkingTime), ...asked(before, beforeWorkingTime)], time, from);
  }
}

interface Asked {
  name: string;
  duration: string;
  reckon: typeof afterWorkingTime;
}

function asked(durations: Record<string, unknown>, reckon: Asked['reckon']): Asked[] {
  return Object.entries(durations).map(([name, duration]) => ({ name, duration: String(duration), reckon }));
}

function momentsOf(all: readonly Asked[], time: WorkingTime, from: number): JobOutcome<WorkingTimeOutput> {
  const moments: Record<string, string> = {};
  for (const { name, duration: text, reckon } of all) {
    const duration = workingDuration(text, time.week);
    if (!duration.ok) return failed(`${name}: ${duration.failure.message}`, { retries: 0 });
    const moment = reckon(time, from, duration.value);
    if (!moment.ok) return failed(`${name}: ${moment.failure.message}`, { retries: 0 });
    moments[name] = new Date(moment.value).toISOString();
  }
  return completed({ moments });
}
