import type { WeeklyHours } from '#core/contracts';
import { fail, ok, type Result } from '#core/kernel';
import { difference, intersection, lengthOf, type Interval } from './intervals.js';
import { openHours, type Holidays } from './weekly-hours.js';

/** When somebody works: the hours of a week, less holidays, less absences. */
export interface WorkingTime {
  readonly week: WeeklyHours;
  readonly holidays: Holidays;
  readonly absences: readonly Interval[];
}

export const HORIZON_MS = 400 * 24 * 3_600_000;

export function workingIntervals({ week, holidays, absences }: WorkingTime, within: Interval): Interval[] {
  return intersection(difference([...openHours(week, within, holidays)], absences), [within]);
}

/** Working milliseconds between two moments; 0 when the second is not later. */
export function workingTimeBetween(time: WorkingTime, start: number, end: number): number {
  return lengthOf(workingIntervals(time, { start, end }));
}

const WEEK_MS = 7 * 24 * 3_600_000;

/** Milliseconds of an average working day: what "three days" means where days are counted. 0 when nobody ever works. */
export function workingDay(week: WeeklyHours): number {
  const days = new Set(week.hours.map(({ weekday }) => weekday)).size;
  return days === 0 ? 0 : lengthOf(intersection([...openHours(week, { start: 0, end: WEEK_MS }, new Set())], [{ start: 0, end: WEEK_MS }])) / days;
}

/** No working time is left within `HORIZON_MS`: hours that are empty, or an absence without end. */
export interface NoWorkingTime {
  readonly code: 'no-working-time';
  readonly message: string;
}

const NO_WORKING_TIME = fail<NoWorkingTime>({ code: 'no-working-time', message: 'There is no working time within 400 days: look at the hours, the holidays and the absences.' });

/**
 * The moment when `duration` milliseconds of working time have passed since `from`; the first working moment for 0. The end of a
 * working day counts before the beginning of the next: eight hours from nine to five end at five.
 */
export function afterWorkingTime({ week, holidays, absences }: WorkingTime, from: number, duration: number): Result<number, NoWorkingTime> {
  let [left, since] = [duration, from];
  for (const day of openHours(week, { start: from, end: from + HORIZON_MS }, holidays)) {
    for (const { start, end } of difference(intersection([day], [{ start: since, end: Infinity }]), absences)) {
      if (left <= end - start) return ok(start + left);
      left -= end - start;
    }
    since = Math.max(since, day.end);
  }
  return NO_WORKING_TIME;
}

/**
 * The moment from which `duration` milliseconds of working time are left until `until`; the last working moment for 0. The
 * beginning of a working day counts before the end of the one before: eight hours before five begin at nine.
 */
export function beforeWorkingTime(time: WorkingTime, until: number, duration: number): Result<number, NoWorkingTime> {
  let left = duration;
  for (let week = until; week > until - HORIZON_MS; week -= WEEK_MS) {
    for (const { start, end } of workingIntervals(time, { start: week - WEEK_MS, end: week }).reverse()) {
      if (left <= end - start) return ok(end - left);
      left -= end - start;
    }
  }
  return NO_WORKING_TIME;
}
