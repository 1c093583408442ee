import { DateTime } from 'luxon';
import { merged, type Interval } from './intervals.js';

/** `1` is Monday (ISO 8601). */
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Wall-clock hours of one weekday, `09:00` to `17:30`; `24:00` is midnight. Hours that end before they begin run into the next day. */
export interface DayHours {
  readonly weekday: Weekday;
  readonly from: string;
  readonly to: string;
}

/** Hours that repeat each week on the clock of a place. */
export interface WeeklyHours {
  /** IANA name, `Europe/Berlin`. */
  readonly timeZone: string;
  readonly hours: readonly DayHours[];
}

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

function clockTime(day: DateTime, text: string): number {
  const minutes = minutesOf(text);
  return day.plus({ days: Math.floor(minutes / 1440) }).set({ hour: Math.floor(minutes / 60) % 24, minute: minutes % 60 }).toMillis();
}

function minutesOf(text: string): number {
  const [hour = 0, minute = 0] = text.split(':').map(Number);
  return hour * 60 + minute;
}
