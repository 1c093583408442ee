import type { FeelDate } from './date.js';
import type { FeelDateTime } from './date-time.js';
import type { FeelDaysDuration, FeelMonthsDuration } from './duration.js';
import type { FeelTime } from './time.js';
import type { FeelZone } from './zone.js';

export type FeelTemporal = FeelDate | FeelTime | FeelDateTime | FeelDaysDuration | FeelMonthsDuration;

/** A temporal value in the form results leave in JSON (`2020-01-31`, `10:00`, `P1DT12H`). */
export function temporalText(value: FeelTemporal): string {
  switch (value.kind) {
    case 'date':
      return dateText(value);
    case 'time':
      return timeOfDayText(value) + zoneText(value.zone, '@');
    case 'date and time':
      return dateTimeText(value);
    case 'days and time duration':
      return daysDurationText(value);
    case 'years and months duration':
      return monthsDurationText(value);
  }
}

/** The same as `string(value)` has it: seconds always, named zones after `@`. */
export function temporalString(value: FeelTemporal): string {
  switch (value.kind) {
    case 'time':
      return timeWithSeconds(value) + zoneText(value.zone, '@');
    case 'date and time':
      return `${dateText(value.date)}T${timeWithSeconds(value.time)}${zoneText(value.time.zone, '@')}`;
    default:
      return temporalText(value);
  }
}

export function dateText(date: FeelDate): string {
  const year = String(Math.abs(date.year)).padStart(4, '0');
  const sign = date.year < 0 ? '-' : date.year > 9999 ? '+' : '';
  return `${sign}${year}-${two(date.month)}-${two(date.day)}`;
}

function dateTimeText(value: FeelDateTime): string {
  const name = value.time.zone?.name;
  if (name === undefined) return `${dateText(value.date)}T${timeWithSeconds(value.time)}${zoneText(value.time.zone, '')}`;
  return `${dateText(value.date)}T${timeWithSeconds(value.time)}${offsetText(value.offset ?? 0)}[${name}]`;
}

function timeOfDayText(time: FeelTime): string {
  if (time.second === 0 && time.nano === 0) return `${two(time.hour)}:${two(time.minute)}`;
  return timeWithSeconds(time);
}

function timeWithSeconds(time: FeelTime): string {
  return `${two(time.hour)}:${two(time.minute)}:${two(time.second)}${fractionText(time.nano)}`;
}

/** Nanoseconds in groups of three digits. */
function fractionText(nano: number): string {
  if (nano === 0) return '';
  const digits = String(nano).padStart(9, '0');
  return `.${digits.replace(/(000){1,2}$/, '')}`;
}

function zoneText(zone: FeelZone | undefined, mark: string): string {
  if (zone === undefined) return '';
  return zone.name === undefined ? offsetText(zone.offset) : mark + zone.name;
}

export function offsetText(offset: number): string {
  if (offset === 0) return 'Z';
  const seconds = Math.abs(offset);
  const rest = seconds % 60;
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}${rest === 0 ? '' : `:${two(rest)}`}`;
}

/** `P1DT12H30M15S`, without fractions of a second; zero is `P0D`. */
function daysDurationText(duration: FeelDaysDuration): string {
  const negative = duration.seconds < 0;
  let seconds = wholeSeconds(duration);
  const days = Math.floor(seconds / 86400);
  seconds %= 86400;
  const time = part(Math.floor(seconds / 3600), 'H') + part(Math.floor(seconds / 60) % 60, 'M') + part(seconds % 60, 'S');
  if (days === 0 && time === '') return 'P0D';
  return `${negative ? '-' : ''}P${part(days, 'D')}${time === '' ? '' : `T${time}`}`;
}

/** Seconds of the magnitude, the fraction cut off. */
function wholeSeconds(duration: FeelDaysDuration): number {
  if (duration.seconds >= 0) return duration.seconds;
  return duration.nanos > 0 ? -duration.seconds - 1 : -duration.seconds;
}

function monthsDurationText(duration: FeelMonthsDuration): string {
  const months = Math.abs(duration.months);
  if (months === 0) return 'P0Y';
  return `${duration.months < 0 ? '-' : ''}P${part(Math.floor(months / 12), 'Y')}${part(months % 12, 'M')}`;
}

function part(count: number, unit: string): string {
  return count === 0 ? '' : `${count}${unit}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
