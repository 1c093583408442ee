import { FeelDecimal } from './decimal.js';
import type { FeelDate } from './date.js';
import type { FeelDateTime } from './date-time.js';
import type { FeelDaysDuration, FeelMonthsDuration } from './duration.js';
import type { FeelFunction } from './function.js';
import type { FeelRange } from './range.js';
import type { FeelTime } from './time.js';

/** A number: a plain JavaScript number when it is whole, within ±2^53 and of scale 0; otherwise a decimal of up to 34 digits. */
export type FeelNumber = number | FeelDecimal;

export type FeelList = readonly FeelValue[];

/** Entries in the order they were written. */
export type FeelContext = ReadonlyMap<string, FeelValue>;

/** Every value FEEL knows (DMN 1.5 §10.3.2). */
export type FeelValue =
  | null
  | boolean
  | string
  | FeelNumber
  | FeelDate
  | FeelTime
  | FeelDateTime
  | FeelDaysDuration
  | FeelMonthsDuration
  | FeelList
  | FeelContext
  | FeelRange
  | FeelFunction;

/** The name of each type, as `instance of` writes it. */
export type FeelKind =
  | 'null'
  | 'boolean'
  | 'string'
  | 'number'
  | 'date'
  | 'time'
  | 'date and time'
  | 'days and time duration'
  | 'years and months duration'
  | 'list'
  | 'context'
  | 'range'
  | 'function';

/** The type of a value. */
export function kindOf(value: FeelValue): FeelKind {
  switch (typeof value) {
    case 'number':
      return 'number';
    case 'string':
      return 'string';
    case 'boolean':
      return 'boolean';
    default:
      return structureKind(value);
  }
}

function structureKind(value: Exclude<FeelValue, string | number | boolean>): FeelKind {
  if (value === null) return 'null';
  if (isList(value)) return 'list';
  if (isContext(value)) return 'context';
  return value.kind;
}

export function isList(value: FeelValue): value is FeelList {
  return Array.isArray(value);
}

export function isContext(value: FeelValue): value is FeelContext {
  return value instanceof Map;
}

export function isNumber(value: FeelValue): value is FeelNumber {
  return typeof value === 'number' || value instanceof FeelDecimal;
}

/** Values that are objects of ours: decimals, temporals, ranges and functions. */
export type KindedValue = Extract<FeelValue, { readonly kind: string }>;

export function isKinded(value: FeelValue): value is KindedValue {
  return typeof value === 'object' && value !== null && 'kind' in value;
}

/** Whether the value is an object of that kind. */
export function isOfKind<K extends KindedValue['kind']>(value: FeelValue, kind: K): value is Extract<KindedValue, { readonly kind: K }> {
  return isKinded(value) && value.kind === kind;
}

/** Makes a context from plain entries. */
export function feelContext(entries: Readonly<Record<string, FeelValue>>): FeelContext {
  return new Map(Object.entries(entries));
}
