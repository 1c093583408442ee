import { makeDate, type FeelDate } from './date.js';
import { makeDateTime, type FeelDateTime } from './date-time.js';
import { daysDuration, monthsDuration, type FeelDaysDuration, type FeelMonthsDuration } from './duration.js';
import { FeelTime, makeTime } from './time.js';
import { namedZone, type FeelZone } from './zone.js';
import type { FeelTemporal } from './temporal-text.js';

const DATE = /^([+-]?\d{4,9})-(\d\d)-(\d\d)$/;
const TIME = /^(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9})\d*)?)?$/;
const ZONE = /^(.*?)(Z|[+-]\d\d(?::?\d\d(?::?\d\d)?)?)?(?:@(.+)|\[(.+)\])?$/;
const DAYS_DURATION = /^(-)?P(?:(-?\d{1,15})D)?(?:T(?:(-?\d{1,15})H)?(?:(-?\d{1,15})M)?(?:(-?\d{1,15})(?:\.(\d{0,9})\d*)?S)?)?$/i;
const MONTHS_DURATION = /^(-)?P(?:(-?\d{1,10})Y)?(?:(-?\d{1,10})M)?$/i;
const LARGEST_OFFSET = 18 * 3600;

/** A date as ISO 8601 writes it; years beyond four digits carry a sign. */
export function readDate(text: string): FeelDate | undefined {
  const match = DATE.exec(text);
  if (!match) return undefined;
  const [, year = '', month, day] = match;
  const signed = year.startsWith('+') || year.startsWith('-');
  const digits = signed ? year.length - 1 : year.length;
  if (digits > 4 !== year.startsWith('+') && !year.startsWith('-')) return undefined;
  return Number(year) === 0 && year.startsWith('-') ? undefined : makeDate(Number(year), Number(month), Number(day));
}

/** A time of day, local, with an offset, or with a named zone after `@`. */
export function readTime(text: string): FeelTime | undefined {
  const split = splitZone(text);
  if (!split || split.bracketed) return undefined;
  const end = split.local === '24:00:00' || split.local === '24:00';
  return end ? new FeelTime(0, 0, 0, 0, split.zone) : localTime(split.local, split.zone);
}

/** A date, `T` and a time; a named zone may stand after `@` or, behind an offset, in brackets. A date alone is its midnight. */
export function readDateTime(text: string): FeelDateTime | undefined {
  const at = text.indexOf('T');
  const date = readDate(at < 0 ? text : text.slice(0, at));
  if (!date) return undefined;
  if (at < 0) return makeDateTime(date, new FeelTime(0, 0, 0, 0, undefined));
  const split = splitZone(text.slice(at + 1));
  const time = split && localTime(split.local, split.zone);
  return time && makeDateTime(date, time);
}

function localTime(text: string, zone: FeelZone | undefined): FeelTime | undefined {
  const match = TIME.exec(text);
  if (!match) return undefined;
  const [, hour, minute, second = '0', fraction = ''] = match;
  return makeTime(Number(hour), Number(minute), Number(second), Number(fraction.padEnd(9, '0')), zone);
}

interface SplitTime {
  readonly local: string;
  readonly zone: FeelZone | undefined;
  readonly bracketed: boolean;
}

function splitZone(text: string): SplitTime | undefined {
  const match = ZONE.exec(text);
  if (!match) return undefined;
  const [, local = '', offset, name, bracketed] = match;
  if (name !== undefined && offset !== undefined) return undefined;
  if (bracketed !== undefined && offset === undefined) return undefined;
  const zone = zoneOf(name ?? bracketed, offset);
  return zone === null ? undefined : { local, zone, bracketed: bracketed !== undefined };
}

/** The zone; undefined for a local time, null for a zone that does not exist. */
function zoneOf(name: string | undefined, offset: string | undefined): FeelZone | undefined | null {
  if (name !== undefined) return namedZone(name) ?? fixedZone(name) ?? null;
  return offset === undefined ? undefined : (fixedZone(offset) ?? null);
}

/** `Z`, `+02:00`, `-05:30:15`: at most 18 hours. */
export function fixedZone(text: string): FeelZone | undefined {
  if (text === 'Z') return { offset: 0 };
  const match = /^([+-])(\d\d)(?::?(\d\d)(?::?(\d\d))?)?$/.exec(text);
  if (!match) return undefined;
  const [, sign, hours, minutes = '0', seconds = '0'] = match;
  if (Number(minutes) > 59 || Number(seconds) > 59) return undefined;
  const offset = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  if (offset > LARGEST_OFFSET) return undefined;
  return { offset: sign === '-' ? 0 - offset : offset };
}

/** Any duration: days and time, or years and months. */
export function readDuration(text: string): FeelDaysDuration | FeelMonthsDuration | undefined {
  return readMonthsDuration(text) ?? readDaysDuration(text);
}

export function readMonthsDuration(text: string): FeelMonthsDuration | undefined {
  const match = MONTHS_DURATION.exec(text);
  if (!match || (match[2] === undefined && match[3] === undefined)) return undefined;
  const months = Number(match[2] ?? 0) * 12 + Number(match[3] ?? 0);
  return monthsDuration(match[1] === '-' ? -months : months);
}

export function readDaysDuration(text: string): FeelDaysDuration | undefined {
  const match = DAYS_DURATION.exec(text);
  if (!match || !/\d[DHMS]$/i.test(text.replace(/\.\d*S$/i, 'S'))) return undefined;
  const [, sign, days = '0', hours = '0', minutes = '0', seconds = '0', fraction = ''] = match;
  const total = Number(days) * 86_400 + Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  const nanos = Number(fraction.padEnd(9, '0')) * (seconds.startsWith('-') ? -1 : 1);
  return sign === '-' ? daysDuration(-total, -nanos) : daysDuration(total, nanos);
}

/** What stands behind `@`: a date, a time, a date and time or a duration. */
export function readTemporal(text: string): FeelTemporal | undefined {
  return readDate(text) ?? (text.includes('T') && !text.includes('P') ? readDateTime(text) : undefined) ?? readTime(text) ?? readDuration(text);
}
