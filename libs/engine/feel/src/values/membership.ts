import { equalValues, type Meter } from './equality.js';
import { compareValues } from './ordering.js';
import type { FeelRange } from './range.js';
import { isList, isOfKind, type FeelValue } from './value.js';

/** Whether a range holds a value; null when the value cannot be compared with its end points. */
export function rangeContains(range: FeelRange, value: FeelValue, meter?: Meter): boolean | null {
  meter?.chargeOrder(value, range.low);
  meter?.chargeOrder(value, range.high);
  const low = range.low === null && range.high !== null ? 1 : compareValues(value, range.low);
  const high = range.high === null && range.low !== null ? -1 : compareValues(value, range.high);
  if (low === undefined || high === undefined) return null;
  return (range.lowIncluded ? low >= 0 : low > 0) && (range.highIncluded ? high <= 0 : high < 0);
}

/** Whether a value fits what a unary test gives: equal to it, one of its elements, or within a range; null when undecided. */
export function testValue(input: FeelValue, test: FeelValue, meter?: Meter): boolean | null {
  if (isOfKind(test, 'range')) return rangeContains(test, input, meter);
  if (!isList(test)) return equalValues(input, test, meter);
  if (equalValues(input, test, meter) === true) return true;
  return test.some((item) => equalValues(input, item, meter) === true || (isOfKind(item, 'range') && rangeContains(item, input, meter) === true));
}
