import { DateTime } from 'luxon';
import type { Millis } from '../state/rows.js';
import { readCron, type CronFields, type DayOfMonth, type DayOfWeek } from './cron-fields.js';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** No combination of days comes up for the first time later than this. */
const YEARS_AHEAD = 40;

/**
 * The first whole second after an instant at which the clocks of the zone show what a cron expression asks for: an hour that is
 * left out in spring does not count, one that comes twice in autumn counts twice. Null when there is none; undefined when the
 * text is no cron expression.
 */
export function nextCron(text: string, after: Millis, zone: string): Millis | null | undefined {
  const fields = readCron(text);
  return fields && nextOf(fields, DateTime.fromMillis(Math.floor(after / SECOND) * SECOND + SECOND, { zone }));
}

function nextOf(fields: CronFields, begin: DateTime): Millis | null {
  const end = begin.year + YEARS_AHEAD;
  for (let at = begin; at.year < end; at = startOfNextDay(at)) {
    const day = firstDay(fields, at, end);
    if (day === undefined) return null;
    const found = timeOn(fields, day);
    if (found !== undefined) return found;
    at = day;
  }
  return null;
}

const startOfNextDay = (at: DateTime): DateTime => at.plus({ days: 1 }).startOf('day');

/** The same moment when its day is one that is meant, otherwise the beginning of the next day that is. */
function firstDay(fields: CronFields, at: DateTime, end: number): DateTime | undefined {
  if (isDay(fields, at.year, at.month, at.day)) return at;
  for (let { year, month, day } = { year: at.year, month: at.month, day: at.day + 1 }; year < end; day++) {
    if (day > daysIn(year, month) || !fields.months.has(month)) {
      day = 0;
      month = month === 12 ? 1 : month + 1;
      if (month === 1) year++;
    } else if (isDay(fields, year, month, day)) return DateTime.fromObject({ year, month, day }, { zone: at.zone }).startOf('day');
  }
  return undefined;
}

/** The first time of this day, from this moment on. */
function timeOn(fields: CronFields, from: DateTime): Millis | undefined {
  return from.offset === from.endOf('day').offset ? reckoned(fields, from) : walked(fields, from);
}

function reckoned({ hours, minutes, seconds }: CronFields, from: DateTime): Millis | undefined {
  const begin = (from.hour * 60 + from.minute) * 60 + from.second;
  const times = (hour: number): number[] => minutes.flatMap((minute) => seconds.map((second) => (hour * 60 + minute) * 60 + second));
  for (const hour of hours) {
    const time = hour < from.hour ? undefined : times(hour).find((second) => second >= begin);
    if (time !== undefined) return from.toMillis() + (time - begin) * SECOND;
  }
  return undefined;
}

/** On a day on which the clocks are changed. */
function walked({ hours, minutes, seconds }: CronFields, from: DateTime): Millis | undefined {
  for (let at = from; at.hasSame(from, 'day'); ) {
    if (!hours.includes(at.hour)) at = at.plus(HOUR - at.minute * MINUTE - at.second * SECOND);
    else if (!minutes.includes(at.minute)) at = at.plus(MINUTE - at.second * SECOND);
    else if (!seconds.includes(at.second)) at = at.plus(SECOND);
    else return at.toMillis();
  }
  return undefined;
}

function isDay({ months, days, weekdays }: CronFields, year: number, month: number, day: number): boolean {
  return months.has(month) && days.some((one) => isDayOfMonth(one, year, month, day)) && weekdays.some((one) => isDayOfWeek(one, year, month, day));
}

function isDayOfMonth(wanted: DayOfMonth, year: number, month: number, day: number): boolean {
  const last = daysIn(year, month);
  switch (wanted.kind) {
    case 'days':
      return wanted.days.has(day);
    case 'last':
      return day === last - wanted.before;
    case 'lastWorkday':
      return day === last - [2, 0, 0, 0, 0, 0, 1][weekdayOf(year, month, last)]!;
    case 'workdayNearest':
      return wanted.day <= last && day === nearestWorkday(year, month, wanted.day);
  }
}

/** It stays in the month, if need be on its last Sunday, as with Camunda. */
function nearestWorkday(year: number, month: number, day: number): number {
  const weekday = weekdayOf(year, month, day);
  if (weekday === 6) return day === 1 ? 3 : day - 1;
  return weekday === 0 && day < daysIn(year, month) ? day + 1 : day;
}

function isDayOfWeek(wanted: DayOfWeek, year: number, month: number, day: number): boolean {
  const weekday = weekdayOf(year, month, day);
  switch (wanted.kind) {
    case 'weekdays':
      return wanted.weekdays.has(weekday);
    case 'lastOf':
      return weekday === wanted.weekday && day + 7 > daysIn(year, month);
    case 'nth':
      return weekday === wanted.weekday && Math.ceil(day / 7) === wanted.nth;
  }
}

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();
/** Sunday is 0. */
const weekdayOf = (year: number, month: number, day: number): number => new Date(Date.UTC(year, month - 1, day)).getUTCDay();
