import { type FeelDecimal } from './decimal.js';
import { doubleText, isWhole, toDouble, truncated } from './number.js';
import { temporalText } from './temporal-text.js';
import { isContext, isList, type FeelContext, type FeelList, type FeelValue } from './value.js';

/** Whole numbers of more digits than this are written as doubles, where a double reaches that far. */
const LONGEST_WHOLE = 40;

/**
 * The JSON text a client sees: whole numbers with every digit, other numbers as the nearest double, temporal values as
 * text, functions left out of contexts and null elsewhere, ranges null.
 */
export function feelToJson(value: FeelValue): string {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value);
    case 'number':
    case 'boolean':
      return String(value);
    default:
      return structureJson(value);
  }
}

function structureJson(value: Exclude<FeelValue, string | number | boolean>): string {
  if (value === null) return 'null';
  if (isList(value)) return listJson(value);
  if (isContext(value)) return contextJson(value);
  return objectJson(value);
}

function listJson(list: FeelList): string {
  return `[${list.map(feelToJson).join(',')}]`;
}

function contextJson(context: FeelContext): string {
  const entries: string[] = [];
  for (const [key, value] of context) {
    if (value !== null && typeof value === 'object' && 'kind' in value && value.kind === 'function') continue;
    entries.push(`${JSON.stringify(key)}:${feelToJson(value)}`);
  }
  return `{${entries.join(',')}}`;
}

function objectJson(value: Exclude<FeelValue, null | boolean | string | number | FeelList | FeelContext>): string {
  switch (value.kind) {
    case 'number':
      return decimalJson(value);
    case 'function':
    case 'range':
      return 'null';
    default:
      return JSON.stringify(temporalText(value));
  }
}

function decimalJson(value: FeelDecimal): string {
  const digitsBeforePoint = value.precision - value.scale;
  if (isWhole(value) && digitsBeforePoint <= LONGEST_WHOLE) return truncated(value).toString();
  const double = toDouble(value);
  return Number.isFinite(double) ? doubleText(double) : truncated(value).toString();
}
