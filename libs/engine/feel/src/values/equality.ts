import { stepsOf } from './number.js';
import { compareValues } from './ordering.js';
import type { FeelRange } from './range.js';
import { isContext, isList, isNumber, isOfKind, kindOf, type FeelContext, type FeelList, type FeelValue } from './value.js';
import { sameZone, type FeelZone } from './zone.js';

const CHARACTERS_PER_STEP = 64;

/** Counts what a comparison looks at: values may share parts and be immense when walked through. */
export interface Meter {
  charge(steps: number): void;
  /** Counts the work of comparing two values by their order. */
  chargeOrder(left: FeelValue, right: FeelValue): void;
}

/**
 * Equality (DMN 1.5 §10.3.2.13): null equals null only; values of different types are neither equal nor unequal (null),
 * but inside lists and contexts a difference of types is a difference.
 */
export function equalValues(left: FeelValue, right: FeelValue, meter?: Meter): boolean | null {
  if (typeof left === 'string' && typeof right === 'string') return equalTexts(left, right, meter);
  if (left === right) return isOfKind(left, 'function') ? null : true;
  if (left === null || right === null) return false;
  if (isList(left)) return isList(right) ? equalLists(left, right, meter) : null;
  if (isContext(left)) return isContext(right) ? equalContexts(left, right, meter) : null;
  if (kindOf(left) !== kindOf(right)) return null;
  if (isNumber(left)) meter?.charge(stepsOf(left));
  return equalScalars(left, right, meter);
}

function equalTexts(left: string, right: string, meter: Meter | undefined): boolean {
  if (left.length !== right.length) return false;
  if (left.length > CHARACTERS_PER_STEP) meter?.charge(Math.floor(left.length / CHARACTERS_PER_STEP));
  return left === right;
}

function equalScalars(left: FeelValue, right: FeelValue, meter: Meter | undefined): boolean | null {
  if (typeof left === 'boolean') return left === right;
  if (isOfKind(left, 'function')) return null;
  if (isOfKind(left, 'range')) return equalRanges(left, right, meter);
  if (!equalZones(left, right)) return zonesComparable(left, right) ? false : null;
  const order = compareValues(left, right);
  return order === undefined ? null : order === 0;
}

function equalRanges(left: FeelRange, right: FeelValue, meter: Meter | undefined): boolean {
  if (!isOfKind(right, 'range')) return false;
  if (left.lowIncluded !== right.lowIncluded || left.highIncluded !== right.highIncluded) return false;
  return equalValues(left.low, right.low, meter) === true && equalValues(left.high, right.high, meter) === true;
}

function zoneOf(value: FeelValue): FeelZone | undefined {
  if (isOfKind(value, 'time')) return value.zone;
  return isOfKind(value, 'date and time') ? value.time.zone : undefined;
}

function equalZones(left: FeelValue, right: FeelValue): boolean {
  return sameZone(zoneOf(left), zoneOf(right));
}

function zonesComparable(left: FeelValue, right: FeelValue): boolean {
  return (zoneOf(left) === undefined) === (zoneOf(right) === undefined);
}

function equalLists(left: FeelList, right: FeelList, meter: Meter | undefined): boolean {
  meter?.charge(1 + left.length);
  return left.length === right.length && left.every((item, index) => equalValues(item, right[index] ?? null, meter) === true);
}

function equalContexts(left: FeelContext, right: FeelContext, meter: Meter | undefined): boolean {
  meter?.charge(1 + left.size);
  if (left.size !== right.size) return false;
  for (const [key, value] of left) {
    const other = right.get(key);
    if (other === undefined || equalValues(value, other, meter) !== true) return false;
  }
  return true;
}
