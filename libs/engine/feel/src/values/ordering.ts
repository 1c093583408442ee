import { compareDates } from './date.js';
import { instantOf, localSeconds, type FeelDateTime } from './date-time.js';
import type { FeelDaysDuration, FeelMonthsDuration } from './duration.js';
import { compareNumbers } from './number.js';
import { secondOfDay, timeOffset, type FeelTime } from './time.js';
import { zoneName, type FeelZone } from './zone.js';
import { isKinded, isNumber, type FeelValue, type KindedValue } from './value.js';

/**
 * Less, equal or greater (negative, 0, positive); undefined when the two have no order: other types, booleans, lists,
 * contexts, functions, and local values beside zoned ones.
 */
export function compareValues(left: FeelValue, right: FeelValue): number | undefined {
  if (isNumber(left)) return isNumber(right) ? compareNumbers(left, right) : undefined;
  if (typeof left === 'string') return typeof right === 'string' ? (left < right ? -1 : left > right ? 1 : 0) : undefined;
  return isKinded(left) && isKinded(right) ? compareTemporals(left, right) : undefined;
}

function compareTemporals(left: KindedValue, right: KindedValue): number | undefined {
  if (left.kind === 'date' && right.kind === 'date') return compareDates(left, right);
  if (left.kind === 'time' && right.kind === 'time') return compareTimes(left, right);
  if (left.kind === 'date and time' && right.kind === 'date and time') return compareDateTimes(left, right);
  if (left.kind === 'days and time duration' && right.kind === 'days and time duration') return compareDays(left, right);
  if (left.kind === 'years and months duration' && right.kind === 'years and months duration') return compareMonths(left, right);
  return undefined;
}

/** By instant. */
function compareTimes(left: FeelTime, right: FeelTime): number | undefined {
  const [a, b] = [timeOffset(left), timeOffset(right)];
  if ((a === undefined) !== (b === undefined)) return undefined;
  return secondOfDay(left) - (a ?? 0) - (secondOfDay(right) - (b ?? 0)) || left.nano - right.nano;
}

/** By instant, then by local time, then by the name of the zone. */
function compareDateTimes(left: FeelDateTime, right: FeelDateTime): number | undefined {
  if ((left.offset === undefined) !== (right.offset === undefined)) return undefined;
  const instants = instantOf(left) - instantOf(right) || left.time.nano - right.time.nano;
  return instants || localSeconds(left) - localSeconds(right) || compareZones(left.time.zone, right.time.zone);
}

function compareZones(left: FeelZone | undefined, right: FeelZone | undefined): number {
  const [a, b] = [zoneName(left), zoneName(right)];
  return a < b ? -1 : a > b ? 1 : 0;
}

function compareDays(left: FeelDaysDuration, right: FeelDaysDuration): number {
  return left.seconds - right.seconds || left.nanos - right.nanos;
}

function compareMonths(left: FeelMonthsDuration, right: FeelMonthsDuration): number {
  return left.months - right.months;
}

