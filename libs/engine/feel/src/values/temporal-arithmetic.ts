import { dateOfEpochDay, epochDay, plusMonths, type FeelDate } from './date.js';
import { atInstant, instantOf, makeDateTime, type FeelDateTime } from './date-time.js';
import { daysDuration, durationOfNanos, FeelDaysDuration, FeelMonthsDuration, monthsDuration, negateDuration, totalNanos } from './duration.js';
import { powerOfTen } from './decimal.js';
import { toDecimal, truncated } from './number.js';
import { FeelTime, secondOfDay, timeOffset, timeOfSeconds } from './time.js';
import { isKinded, isNumber, type FeelNumber, type FeelValue, type KindedValue } from './value.js';

const SECONDS_PER_DAY = 86_400;
const NANOS_PER_MILLI = 1_000_000n;
type Duration = FeelDaysDuration | FeelMonthsDuration;

/** The sum (DMN 1.5 §10.3.2.3.4 to .7); undefined when the two cannot be added. */
export function addTemporal(left: FeelValue, right: FeelValue): FeelValue | undefined {
  if (!isKinded(left) || !isKinded(right)) return undefined;
  if (isDuration(right)) return plus(left, right);
  return isDuration(left) ? plus(right, left) : undefined;
}

/** The difference; undefined when the right one cannot be taken from the left. */
export function subtractTemporal(left: FeelValue, right: FeelValue): FeelValue | undefined {
  if (!isKinded(left) || !isKinded(right)) return undefined;
  if (isDuration(right)) return plus(left, negated(right));
  if (left.kind === 'date' && right.kind === 'date') return daysDuration((epochDay(left) - epochDay(right)) * SECONDS_PER_DAY);
  if (left.kind === 'time' && right.kind === 'time') return timeDifference(left, right);
  if (left.kind === 'date and time') return right.kind === 'date' ? dateTimeDifference(left, atMidnight(right)) : dateTimeDifference(left, right);
  return left.kind === 'date' && right.kind === 'date and time' ? dateTimeDifference(atMidnight(left), right) : undefined;
}

/** A date beside a zoned value counts as its midnight in UTC; beside a local one it does not count. */
function atMidnight(date: FeelDate): FeelDateTime {
  return makeDateTime(date, new FeelTime(0, 0, 0, 0, { offset: 0 }));
}

/** A duration times a whole number (fractions of the factor are cut off). */
export function multiplyTemporal(left: FeelValue, right: FeelValue): FeelValue | undefined {
  if (isNumber(left) && isKinded(right) && isDuration(right)) return times(right, left);
  return isNumber(right) && isKinded(left) && isDuration(left) ? times(left, right) : undefined;
}

/** A duration by a whole number, or how many times one duration goes into another. */
export function divideTemporal(left: FeelValue, right: FeelValue): FeelValue | undefined {
  if (!isKinded(left) || !isDuration(left)) return undefined;
  if (isNumber(right)) return dividedBy(left, right);
  if (left instanceof FeelMonthsDuration) return right instanceof FeelMonthsDuration ? quotient(BigInt(left.months), BigInt(right.months)) : undefined;
  return right instanceof FeelDaysDuration ? quotient(totalNanos(left), totalNanos(right)) : undefined;
}

function isDuration(value: KindedValue): value is Duration {
  return value instanceof FeelDaysDuration || value instanceof FeelMonthsDuration;
}

/** The duration the other way; undefined for what is none. */
export function negateTemporal(value: FeelValue): Duration | undefined {
  return isKinded(value) && isDuration(value) ? negated(value) : undefined;
}

function negated(duration: Duration): Duration {
  return duration instanceof FeelMonthsDuration ? new FeelMonthsDuration(0 - duration.months) : negateDuration(duration);
}

function plus(value: KindedValue, duration: Duration): FeelValue | undefined {
  switch (value.kind) {
    case 'date':
      return datePlus(value, duration);
    case 'time':
      return duration instanceof FeelDaysDuration ? timePlus(value, duration) : undefined;
    case 'date and time':
      return dateTimePlus(value, duration);
    case 'days and time duration':
      return duration instanceof FeelDaysDuration ? daysDuration(value.seconds + duration.seconds, value.nanos + duration.nanos) : undefined;
    case 'years and months duration':
      return duration instanceof FeelMonthsDuration ? monthsDuration(value.months + duration.months) : undefined;
    default:
      return undefined;
  }
}

/** A date counts as its midnight, and the time of day of the result is dropped. */
function datePlus(date: FeelDate, duration: Duration): FeelDate | undefined {
  if (duration instanceof FeelMonthsDuration) return plusMonths(date, duration.months);
  return dateOfEpochDay(epochDay(date) + Math.floor(duration.seconds / SECONDS_PER_DAY));
}

function timePlus(time: FeelTime, duration: FeelDaysDuration): FeelTime | undefined {
  const sum = daysDuration(secondOfDay(time) + duration.seconds, time.nano + duration.nanos);
  return sum && timeOfSeconds(sum.seconds, sum.nanos, time.zone);
}

/** Days are 24 hours, months are those of the calendar. */
function dateTimePlus(value: FeelDateTime, duration: Duration): FeelDateTime | undefined {
  if (duration instanceof FeelMonthsDuration) {
    const date = plusMonths(value.date, duration.months);
    return date && makeDateTime(date, value.time);
  }
  const sum = daysDuration(instantOf(value) + duration.seconds, value.time.nano + duration.nanos);
  return sum && atInstant(sum.seconds, sum.nanos, value.time.zone);
}

/** Of zoned times the distance without a sign, as in the reference. */
function timeDifference(left: FeelTime, right: FeelTime): FeelDaysDuration | undefined {
  const [a, b] = [timeOffset(left), timeOffset(right)];
  if ((a === undefined) !== (b === undefined)) return undefined;
  const difference = daysDuration(secondOfDay(left) - (a ?? 0) - (secondOfDay(right) - (b ?? 0)), left.nano - right.nano);
  return difference && a !== undefined && difference.seconds < 0 ? negateDuration(difference) : difference;
}

function dateTimeDifference(left: FeelDateTime, right: KindedValue): FeelDaysDuration | undefined {
  if (right.kind !== 'date and time') return undefined;
  if ((left.offset === undefined) !== (right.offset === undefined)) return undefined;
  return daysDuration(instantOf(left) - instantOf(right), left.time.nano - right.time.nano);
}

function times(duration: Duration, factor: FeelNumber): Duration | undefined {
  const whole = truncated(toDecimal(factor));
  if (duration instanceof FeelDaysDuration) return durationOfNanos(totalNanos(duration) * whole);
  return monthsDuration(Number(BigInt(duration.months) * whole));
}

/** The quotient, cut to whole milliseconds or months as in the reference. */
function dividedBy(duration: Duration, divisor: FeelNumber): Duration | undefined {
  const { unscaled, scale } = toDecimal(divisor);
  if (unscaled === 0n) return undefined;
  const total = duration instanceof FeelDaysDuration ? totalNanos(duration) / NANOS_PER_MILLI : BigInt(duration.months);
  const result = (total * powerOfTen(Math.max(0, scale))) / (unscaled * powerOfTen(Math.max(0, -scale)));
  return duration instanceof FeelDaysDuration ? durationOfNanos(result * NANOS_PER_MILLI) : monthsDuration(Number(result));
}

function quotient(left: bigint, right: bigint): FeelNumber | undefined {
  return right === 0n ? undefined : Number(left / right) + 0;
}
