import { weekday, type FeelDate } from './date.js';
import type { FeelDateTime } from './date-time.js';
import { daysDuration, type FeelDaysDuration, type FeelMonthsDuration } from './duration.js';
import type { FeelRange } from './range.js';
import { timeOffset, type FeelTime } from './time.js';
import { isKinded, type FeelValue, type KindedValue } from './value.js';

type Properties<T> = Readonly<Record<string, (value: T) => FeelValue>>;

const DATE: Properties<FeelDate> = {
  year: ({ year }) => year,
  month: ({ month }) => month,
  day: ({ day }) => day,
  weekday: (date) => weekday(date),
};

const TIME: Properties<FeelTime> = {
  hour: ({ hour }) => hour,
  minute: ({ minute }) => minute,
  second: ({ second }) => second,
  'time offset': (time) => offset(timeOffset(time)),
  timezone: ({ zone }) => zone?.name ?? null,
};

const DATE_TIME: Properties<FeelDateTime> = {
  year: ({ date }) => date.year,
  month: ({ date }) => date.month,
  day: ({ date }) => date.day,
  weekday: ({ date }) => weekday(date),
  hour: ({ time }) => time.hour,
  minute: ({ time }) => time.minute,
  second: ({ time }) => time.second,
  'time offset': (value) => offset(value.offset),
  timezone: ({ time }) => time.zone?.name ?? null,
};

const DAYS: Properties<FeelDaysDuration> = {
  days: (duration) => part(duration, 86_400, Infinity),
  hours: (duration) => part(duration, 3600, 24),
  minutes: (duration) => part(duration, 60, 60),
  seconds: (duration) => part(duration, 1, 60),
};

const MONTHS: Properties<FeelMonthsDuration> = {
  years: ({ months }) => Math.trunc(months / 12) + 0,
  months: ({ months }) => (months % 12) + 0,
};

const RANGE: Properties<FeelRange> = {
  start: ({ low }) => low,
  end: ({ high }) => high,
  'start included': ({ lowIncluded }) => lowIncluded,
  'end included': ({ highIncluded }) => highIncluded,
};

function offset(seconds: number | undefined): FeelValue {
  return seconds === undefined ? null : (daysDuration(seconds) ?? null);
}

/** One part of a duration, with the sign of the whole. */
function part(duration: FeelDaysDuration, unit: number, modulus: number): number {
  const count = Math.trunc(duration.seconds / unit);
  return (modulus === Infinity ? count : count % modulus) + 0;
}

function tableOf(value: KindedValue): Properties<never> | undefined {
  switch (value.kind) {
    case 'date':
      return DATE;
    case 'time':
      return TIME;
    case 'date and time':
      return DATE_TIME;
    case 'days and time duration':
      return DAYS;
    case 'years and months duration':
      return MONTHS;
    case 'range':
      return RANGE;
    default:
      return undefined;
  }
}

/** The property of a value (DMN 1.5 table 65); undefined when it has none of that name. */
export function propertyOf(value: FeelValue, name: string): FeelValue | undefined {
  if (!isKinded(value)) return undefined;
  const table = tableOf(value) as Properties<KindedValue> | undefined;
  return table && Object.hasOwn(table, name) ? table[name]?.(value) : undefined;
}

/** Names of the properties a value has. */
export function propertiesOf(value: FeelValue): readonly string[] {
  return isKinded(value) ? Object.keys(tableOf(value) ?? {}) : [];
}
