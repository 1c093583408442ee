import type { FeelDate } from './date.js';
import type { FeelDateTime } from './date-time.js';
import type { FeelDaysDuration, FeelMonthsDuration } from './duration.js';
import type { FeelTime } from './time.js';
import { isKinded, type FeelValue } from './value.js';
import { offsetText, twoDigits, zoneName, type FeelZone } from './zone.js';

export type FeelTemporal = FeelDate | FeelTime | FeelDateTime | FeelDaysDuration | FeelMonthsDuration;

export function isTemporal(value: FeelValue): value is FeelTemporal {
  return isKinded(value) && value.kind !== 'number' && value.kind !== 'range' && value.kind !== 'function';
}

/** A temporal value in the form results leave in JSON (`2020-01-31`, `10:00`, `P1DT12H`). */
export function temporalText(value: FeelTemporal): string {
  if (value.kind === 'time' && !value.zone) return shortTime(value);
  if (value.kind !== 'date and time') return temporalString(value);
  const zone = value.time.zone?.name === undefined ? zoneName(value.time.zone) : `${offsetText(value.offset ?? 0)}[${value.time.zone.name}]`;
  return `${dateText(value.date)}T${clockText(value.time)}${zone}`;
}

/** The same as `string(value)` has it: seconds always, named zones after `@`. */
export function temporalString(value: FeelTemporal): string {
  switch (value.kind) {
    case 'date':
      return dateText(value);
    case 'time':
      return clockText(value) + zoneText(value.zone);
    case 'date and time':
      return `${isoDate(value.date)}T${clockText(value.time)}${zoneText(value.time.zone)}`;
    case 'days and time duration':
      return daysDurationText(value);
    case 'years and months duration':
      return monthsDurationText(value);
  }
}

/** Years beyond four digits carry a plus, but not in what `string` makes of a date and time. */
function dateText(date: FeelDate): string {
  return date.year > 9999 ? `+${isoDate(date)}` : isoDate(date);
}

function isoDate({ year, month, day }: FeelDate): string {
  return `${year < 0 ? '-' : ''}${String(Math.abs(year)).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}`;
}

/** A local time alone leaves out zero seconds and groups the digits of a fraction by three. */
function shortTime(time: FeelTime): string {
  if (time.second === 0 && time.nano === 0) return `${twoDigits(time.hour)}:${twoDigits(time.minute)}`;
  return wholeSecondText(time) + (time.nano === 0 ? '' : `.${nanoDigits(time).replace(/(000){1,2}$/, '')}`);
}

/** Hours to seconds, and of a fraction as many digits as count. */
function clockText(time: FeelTime): string {
  return wholeSecondText(time) + (time.nano === 0 ? '' : `.${nanoDigits(time).replace(/0+$/, '')}`);
}

function wholeSecondText({ hour, minute, second }: FeelTime): string {
  return `${twoDigits(hour)}:${twoDigits(minute)}:${twoDigits(second)}`;
}

function nanoDigits({ nano }: FeelTime): string {
  return String(nano).padStart(9, '0');
}

function zoneText(zone: FeelZone | undefined): string {
  return zone?.name === undefined ? zoneName(zone) : `@${zone.name}`;
}

/** `P1DT12H30M15S`, without fractions of a second; zero is `P0D`. */
function daysDurationText(duration: FeelDaysDuration): string {
  const negative = duration.seconds < 0;
  const magnitude = Math.abs(duration.seconds);
  const days = Math.floor(magnitude / 86_400);
  const seconds = magnitude % 86_400;
  const time = part(Math.floor(seconds / 3600), 'H') + part(Math.floor(seconds / 60) % 60, 'M') + part(seconds % 60, 'S');
  if (days === 0 && time === '') return 'P0D';
  return `${negative ? '-' : ''}P${part(days, 'D')}${time === '' ? '' : `T${time}`}`;
}

function monthsDurationText(duration: FeelMonthsDuration): string {
  const months = Math.abs(duration.months);
  if (months === 0) return 'P0Y';
  return `${duration.months < 0 ? '-' : ''}P${part(Math.floor(months / 12), 'Y')}${part(months % 12, 'M')}`;
}

function part(count: number, unit: string): string {
  return count === 0 ? '' : `${count}${unit}`;
}
