import { dayOfYear, daysInMonth, FeelDate, makeDate, weekOfYear, weekday } from '../values/date.js';
import { atInstant, instantOf, makeDateTime, type FeelDateTime } from '../values/date-time.js';
import { FeelDaysDuration, monthsDuration, type FeelMonthsDuration } from '../values/duration.js';
import type { Run } from '../limits/run.js';
import { multiply, subtract, toInteger, withScale } from '../values/number.js';
import { fixedZone, LARGEST_OFFSET, readDate, readDateTime, readDuration, readTime } from '../values/temporal-reader.js';
import { FeelTime, makeTime } from '../values/time.js';
import { isOfKind, type FeelNumber, type FeelValue } from '../values/value.js';
import { namedZone, type FeelZone } from '../values/zone.js';
import { define, type Builtin, type Family } from './define.js';

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const NANOS = 1_000_000_000;
const UTC: FeelZone = { offset: 0 };

function toDate(value: FeelValue): FeelDate | undefined {
  if (typeof value === 'string') return readDate(value);
  if (isOfKind(value, 'date')) return value;
  return isOfKind(value, 'date and time') ? value.date : undefined;
}

function toTime(value: FeelValue): FeelTime | undefined {
  if (typeof value === 'string') return readTime(value);
  if (isOfKind(value, 'time')) return value;
  if (isOfKind(value, 'date')) return new FeelTime(0, 0, 0, 0, UTC);
  return isOfKind(value, 'date and time') ? value.time : undefined;
}

function toDateTime(value: FeelValue): FeelDateTime | undefined {
  if (typeof value === 'string') return readDateTime(value);
  if (isOfKind(value, 'date')) return makeDateTime(value, new FeelTime(0, 0, 0, 0, undefined));
  return isOfKind(value, 'date and time') ? value : undefined;
}

function ofDateAndTime(date: FeelValue, second: FeelValue, run: Run): FeelDateTime | null | undefined {
  if (isOfKind(second, 'time')) {
    const day = toDate(date);
    return day && makeDateTime(day, second);
  }
  if (typeof second === 'string' && isOfKind(date, 'date and time')) return inZone(date, second, run);
  return undefined;
}

/** The same instant in another zone; a local value is put into the zone as it is. */
function inZone(value: FeelDateTime, name: string, run: Run): FeelDateTime | null {
  const zone = namedZone(name) ?? fixedZone(name);
  if (!zone) return run.stop('EVALUATION_FAILED', `Unknown time zone '${name}'`);
  if (value.offset === undefined) return makeDateTime(value.date, inTimeZone(value.time, zone));
  return atInstant(instantOf(value), value.time.nano, zone) ?? null;
}

function inTimeZone({ hour, minute, second, nano }: FeelTime, zone: FeelZone): FeelTime {
  return new FeelTime(hour, minute, second, nano, zone);
}

function timeOfParts(hour: FeelNumber, minute: FeelNumber, second: FeelNumber, offset: FeelValue): FeelTime | undefined {
  if (offset !== null && !(offset instanceof FeelDaysDuration)) return undefined;
  if (offset !== null && Math.abs(offset.seconds) > LARGEST_OFFSET) return undefined;
  const whole = withScale(second, 0, 'FLOOR') ?? 0;
  const fraction = subtract(second, whole) ?? 0;
  const zone = offset === null ? undefined : { offset: offset.seconds };
  return makeTime(toInteger(hour), toInteger(minute), toInteger(whole), toInteger(multiply(fraction, NANOS) ?? 0), zone);
}

function toDuration(value: FeelValue): FeelValue | undefined {
  return typeof value === 'string' ? readDuration(value) : undefined;
}

/** Whole months between two dates, towards zero. */
function monthsBetween(from: FeelDate, to: FeelDate): FeelMonthsDuration | null {
  const months = (to.year - from.year) * 12 + to.month - from.month;
  const short = months > 0 && to.day < from.day ? 1 : months < 0 && to.day > from.day ? -1 : 0;
  return monthsDuration(months - short) ?? null;
}

/** The date of a date or of a date and time; texts are not read. */
function dateOf(value: FeelValue): FeelDate | undefined {
  return typeof value === 'string' ? undefined : toDate(value);
}

function ofDay(body: (date: FeelDate) => FeelValue): readonly Builtin[] {
  return [
    define([['date', 'any']], ([value]) => {
      const date = dateOf(value);
      return date && body(date);
    }),
  ];
}

function lastDayOfMonth(date: FeelDate): FeelDate {
  return new FeelDate(date.year, date.month, daysInMonth(date.year, date.month));
}

const zoneOf = (clock: Run['clock']): FeelZone => ('zone' in clock && clock.zone !== 'UTC' ? (namedZone(clock.zone) ?? UTC) : UTC);

function currentTime(run: Run): FeelDateTime | null {
  const millis = run.clock.now();
  const seconds = Math.floor(millis / 1000);
  return atInstant(seconds, Math.floor((millis - seconds * 1000) * 1e6), zoneOf(run.clock)) ?? null;
}

/** DMN 1.5 tables 73, 77 and 81, and what Camunda adds. */
export const TEMPORAL_FUNCTIONS = {
  date: [
    define([['from', 'any']], ([from]) => toDate(from)),
    define([['year', 'number'], ['month', 'number'], ['day', 'number']], ([year, month, day]) => makeDate(toInteger(year), toInteger(month), toInteger(day))),
  ],
  time: [
    define([['from', 'any']], ([from]) => toTime(from)),
    define([['hour', 'number'], ['minute', 'number'], ['second', 'number']], ([hour, minute, second]) => timeOfParts(hour, minute, second, null)),
    define([['hour', 'number'], ['minute', 'number'], ['second', 'number'], ['offset', 'any']], ([hour, minute, second, offset]) =>
      timeOfParts(hour, minute, second, offset),
    ),
  ],
  'date and time': [
    define([['from', 'any']], ([from]) => toDateTime(from)),
    define([['date', 'any'], ['time|timezone', 'any']], ([date, second], run) => ofDateAndTime(date, second, run)),
  ],
  duration: [define([['from', 'any']], ([from]) => toDuration(from))],
  'years and months duration': [
    define([['from', 'any'], ['to', 'any']], ([from, to]) => {
      const [start, end] = [dateOf(from), dateOf(to)];
      return start && end ? monthsBetween(start, end) : undefined;
    }),
  ],
  now: [define([], (_, run) => currentTime(run))],
  today: [define([], (_, run) => currentTime(run)?.date ?? null)],
  'day of week': ofDay((date) => DAYS[weekday(date) - 1] ?? null),
  'day of year': ofDay(dayOfYear),
  'week of year': ofDay(weekOfYear),
  'month of year': ofDay((date) => MONTHS[date.month - 1] ?? null),
  'last day of month': ofDay(lastDayOfMonth),
} satisfies Family;
