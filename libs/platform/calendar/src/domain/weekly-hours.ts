import { DateTime } from 'luxon';
import type { DayHours, WeeklyHours } from '#core/contracts';
import { merged, type Interval } from './intervals.js';

/** Calendar days without work, `2026-12-25`. */
export type Holidays = ReadonlySet<string>;

const NO_HOLIDAYS: Holidays = new Set();

export function isTimeZone(name: string): boolean {
  return DateTime.local({ zone: name }).isValid;
}

/**
 * The open hours that touch `within`, day by day on the clock of the place: an hour that does not exist (daylight saving)
 * is not worked, one that comes twice counts twice. Hours that begin on a holiday are left out whole.
 */
export function* openHours({ timeZone, hours }: WeeklyHours, within: Interval, holidays: Holidays = NO_HOLIDAYS): Generator<Interval> {
  const end = DateTime.fromMillis(within.end, { zone: timeZone });
  for (let day = DateTime.fromMillis(within.start, { zone: timeZone }).startOf('day').minus({ days: 1 }); day < end; day = day.plus({ days: 1 })) {
    if (holidays.has(day.toISODate() ?? '')) continue;
    for (const open of merged(hours.filter(({ weekday }) => weekday === day.weekday).map((one) => onDay(one, day)))) {
      if (open.end > within.start && open.start < within.end) yield open;
    }
  }
}

function onDay({ from, to }: DayHours, day: DateTime): Interval {
  const lastDay = minutesOf(to) <= minutesOf(from) ? day.plus({ days: 1 }) : day;
  return { start: clockTime(day, from), end: clockTime(lastDay, to) };
}

/** A time that the clocks leave out is the moment in which they are moved, not as long after it. */
function clockTime(day: DateTime, text: string): number {
  const minutes = minutesOf(text);
  const at = day.plus({ days: Math.floor(minutes / 1440) }).set({ hour: Math.floor(minutes / 60) % 24, minute: minutes % 60 });
  const exists = at.hour * 60 + at.minute === minutes % 1440;
  return (exists ? at : at.startOf('hour')).toMillis();
}

function minutesOf(text: string): number {
  const [hour = 0, minute = 0] = text.split(':').map(Number);
  return hour * 60 + minute;
}
