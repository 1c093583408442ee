import { Duration } from 'luxon';
import type { WeeklyHours } from '#core/contracts';
import { fail, ok, type Refusal, type Result } from '#core/kernel';
import { lengthOf, openHours } from '#platform/calendar';

/** Any week without a change of the clocks will do: a Monday. */
const A_MONDAY = Date.UTC(2024, 0, 8);
const DAY_MS = 24 * 3_600_000;
const DURATION = /^P(?!$)(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?)?$/;

/**
 * Milliseconds of working time in a duration like `P2DT4H` (ISO 8601). A day is a working day of this week: the mean of the days
 * on which there is work. Months and years have no meaning here and are refused, as is a negative duration.
 */
export function workingDuration(text: string, week: WeeklyHours): Result<number, Refusal<'no-duration'>> {
  if (!DURATION.test(text)) return fail({ code: 'no-duration', message: `"${text}" is no working duration; write days, hours and minutes like P2DT4H.` });
  const { days = 0, hours = 0, minutes = 0 } = Duration.fromISO(text).toObject();
  return ok(days * workingDay(week) + (hours * 60 + minutes) * 60_000);
}

export function workingDay({ hours }: WeeklyHours): number {
  const open = lengthOf([...openHours({ timeZone: 'UTC', hours }, { start: A_MONDAY, end: A_MONDAY + 7 * DAY_MS })]);
  return open / Math.max(1, new Set(hours.map(({ weekday }) => weekday)).size);
}
