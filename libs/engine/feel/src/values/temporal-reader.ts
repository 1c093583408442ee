import { dateOfEpochDay, epochDay, makeDate, type FeelDate } from './date.js';
import { atInstant, localSeconds, makeDateTime, type FeelDateTime } from './date-time.js';
import { daysDuration, monthsDuration, type FeelDaysDuration, type FeelMonthsDuration } from './duration.js';
import { FeelTime, makeTime } from './time.js';
import { namedZone, type FeelZone } from './zone.js';
import type { FeelTemporal } from './temporal-text.js';

const DATE = /^(-?(?:\d{4}|[1-9]\d{4,8}))-(\d\d)-(\d\d)$/;
const TIME = /^(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?$/;
const END_OF_DAY = /^24:00(?::00(?:\.0{1,9})?)?$/;
const ZONE = /^(.*?)(Z|[+-]\d\d:\d\d)?(?:@(.+)|\[(.+)\])?$/;
const DAYS_DURATION = /^([+-])?P(?:(-?\d{1,15})D)?(?:T(?:(-?\d{1,15})H)?(?:(-?\d{1,15})M)?(?:(-?\d{1,15})(?:\.(\d{0,9})\d*)?S)?)?$/i;
const MONTHS_DURATION = /^([+-])?P(?:(-?\d{1,10})Y)?(?:(-?\d{1,10})M)?$/i;
/** Longer than any time with its zone; the pattern that parts them reads a text again for every bracket in it. */
const LONGEST_TIME = 200;
export const LARGEST_OFFSET = 18 * 3600;
const LARGEST_INTEGER = 2_147_483_647;

/** A date as ISO 8601 writes it; years may have up to nine digits and a minus. */
export function readDate(text: string): FeelDate | undefined {
  const match = DATE.exec(text);
  if (!match || match[1] === '-0000') return undefined;
  return makeDate(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** A time of day, local, with an offset, or with a named zone after `@`. */
export function readTime(text: string): FeelTime | undefined {
  const split = splitZone(text.startsWith('T') ? text.slice(1) : text);
  if (!split || split.bracketed) return undefined;
  return END_OF_DAY.test(split.local) ? new FeelTime(0, 0, 0, 0, split.zone) : localTime(split.local, split.zone);
}

/** A date, `T` and a time; a named zone may stand after `@` or, behind an offset, in brackets. A date alone is its midnight. */
export function readDateTime(text: string): FeelDateTime | undefined {
  const at = text.indexOf('T');
  const date = readDate(at < 0 ? text : text.slice(0, at));
  if (!date) return undefined;
  if (at < 0) return makeDateTime(date, new FeelTime(0, 0, 0, 0, undefined));
  const split = splitZone(text.slice(at + 1));
  if (split && END_OF_DAY.test(split.local)) return midnightAfter(date, split.zone);
  const time = split && localTime(split.local, split.zone);
  if (!time || split.offset === undefined) return time && makeDateTime(date, time);
  return atInstant(localSeconds({ date, time }) - split.offset, time.nano, split.zone);
}

/** 24:00:00 is the beginning of the next day. */
function midnightAfter(date: FeelDate, zone: FeelZone | undefined): FeelDateTime | undefined {
  const next = dateOfEpochDay(epochDay(date) + 1);
  return next && makeDateTime(next, new FeelTime(0, 0, 0, 0, zone));
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
  /** The offset written before a zone in brackets. */
  readonly offset: number | undefined;
}

function splitZone(text: string): SplitTime | undefined {
  const match = text.length > LONGEST_TIME ? null : ZONE.exec(text);
  if (!match) return undefined;
  const [, local = '', offset, name, bracketed] = match;
  if (name !== undefined && offset !== undefined) return undefined;
  if (bracketed !== undefined && offset === undefined) return undefined;
  const zone = zoneOf(name ?? bracketed, offset);
  if (zone === null) return undefined;
  const written = bracketed === undefined || offset === undefined ? undefined : fixedZone(offset)?.offset;
  return { local, zone, bracketed: bracketed !== undefined, offset: written };
}

/** The zone; undefined for a local time, null for a zone that does not exist. */
function zoneOf(name: string | undefined, offset: string | undefined): FeelZone | undefined | null {
  if (name !== undefined) return namedZone(name) ?? fixedZone(name) ?? null;
  return offset === undefined ? undefined : (fixedZone(offset) ?? null);
}

/** `Z`, `+02:00`, `-05:30`: at most 18 hours. */
export function fixedZone(text: string): FeelZone | undefined {
  if (text === 'Z') return { offset: 0 };
  const match = /^([+-])(\d\d):(\d\d)$/.exec(text);
  if (!match) return undefined;
  const [, sign, hours, minutes] = match;
  const offset = Number(hours) * 3600 + Number(minutes) * 60;
  if (Number(minutes) > 59 || offset > LARGEST_OFFSET) return undefined;
  return { offset: sign === '-' ? 0 - offset : offset };
}

/** Any duration: days and time, or years and months. */
export function readDuration(text: string): FeelDaysDuration | FeelMonthsDuration | undefined {
  return readMonthsDuration(text) ?? readDaysDuration(text);
}

export function readMonthsDuration(text: string): FeelMonthsDuration | undefined {
  const match = MONTHS_DURATION.exec(text);
  if (!match || (match[2] === undefined && match[3] === undefined)) return undefined;
  const [years, rest] = [Number(match[2] ?? 0), Number(match[3] ?? 0)];
  if (Math.abs(years) > LARGEST_INTEGER || Math.abs(rest) > LARGEST_INTEGER) return undefined;
  const months = years * 12 + rest;
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
  return readDate(text) ?? (/^-?\d/.test(text) && text.includes('T') ? readDateTime(text) : undefined) ?? readTime(text) ?? readDuration(text);
}
