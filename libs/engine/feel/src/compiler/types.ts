import type { TypeNode } from '../parser/ast.js';
import type { Run } from '../limits/run.js';
import type { ModelTypes } from './code.js';
import { isContext, isList, isOfKind, kindOf, type FeelContext, type FeelKind, type FeelValue } from '../values/value.js';

const KINDS: ReadonlyMap<string, FeelKind> = new Map([
  ['number', 'number'],
  ['string', 'string'],
  ['boolean', 'boolean'],
  ['date', 'date'],
  ['time', 'time'],
  ['date and time', 'date and time'],
  ['date time', 'date and time'],
  ['days and time duration', 'days and time duration'],
  ['day time duration', 'days and time duration'],
  ['day-time-duration', 'days and time duration'],
  ['years and months duration', 'years and months duration'],
  ['year month duration', 'years and months duration'],
  ['year-month-duration', 'years and months duration'],
  ['list', 'list'],
  ['context', 'context'],
  ['range', 'range'],
  ['function', 'function'],
]);

/** Whether a value is of a type (DMN 1.5 §10.3.2.9). Null is of no type. A type of the model hides one of FEEL. */
export function conforms(value: FeelValue, type: TypeNode, types: ModelTypes, run: Run): boolean {
  if (value === null) return false;
  const ofModel = types.get(type.name);
  if (ofModel) return ofModel(value);
  if (type.name === 'Any') return true;
  if (kindOf(value) !== KINDS.get(type.name)) return false;
  run.charge(1);
  return type.of.length === 0 || partsConform(value, type, types, run);
}

function partsConform(value: FeelValue, type: TypeNode, types: ModelTypes, run: Run): boolean {
  const [first] = type.of;
  if (!first) return true;
  if (isList(value)) return value.every((item) => conforms(item, first, types, run));
  if (isContext(value)) return entriesConform(value, type, types, run);
  if (isOfKind(value, 'range')) return [value.low, value.high].every((bound) => bound === null || conforms(bound, first, types, run));
  return isOfKind(value, 'function') ? value.parameters.length === type.of.length - 1 : true;
}

function entriesConform(context: FeelContext, type: TypeNode, types: ModelTypes, run: Run): boolean {
  return (type.keys ?? []).every((key, index) => {
    const [value, expected] = [context.get(key), type.of[index]];
    return value !== undefined && expected !== undefined && (value === null || conforms(value, expected, types, run));
  });
}
