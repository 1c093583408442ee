import type { Run } from '../limits/run.js';
import { tryFromJson } from '../values/json.js';
import { parseNumber, toInteger } from '../values/number.js';
import { feelString, jsonText } from '../values/string.js';
import { temporalString } from '../values/temporal-text.js';
import { isOfKind, type FeelNumber, type FeelValue } from '../values/value.js';
import { define, type Builtin, type Family } from './define.js';

/** A number written with separators: those of groups vanish, that of decimals becomes a point. */
function toNumberWith(text: string, grouping: FeelValue, decimal: FeelValue): FeelNumber | undefined {
  if (!isSeparator(grouping) || !isSeparator(decimal) || (grouping !== null && grouping === decimal)) return undefined;
  const whole = grouping === null ? text : text.replaceAll(grouping, '');
  return parseNumber(decimal === null ? whole : whole.replace(decimal, '.'));
}

function isSeparator(value: FeelValue): value is string | null {
  return value === null || value === ' ' || value === ',' || value === '.';
}

function asText(value: FeelValue, run: Run): string | null {
  run.measure(value);
  const text = feelString(value);
  if (text !== null) run.allocateText(text.length);
  return text;
}

function asJson(value: FeelValue, run: Run): string {
  run.measure(value);
  const text = jsonText(value);
  run.allocateText(text.length);
  return text;
}

function fromJson(text: string, run: Run): FeelValue | undefined {
  run.allocate(text.length);
  return tryFromJson(text, run);
}

function cycle(repetitions: FeelValue, interval: FeelValue): string | undefined {
  if (!isOfKind(interval, 'days and time duration') && !isOfKind(interval, 'years and months duration')) return undefined;
  if (repetitions === null) return `R/${temporalString(interval)}`;
  return typeof repetitions === 'number' || isOfKind(repetitions, 'number') ? `R${toInteger(repetitions)}/${temporalString(interval)}` : undefined;
}

const FROM_AI_PARAMETERS = ['value', 'description', 'type', 'schema', 'options'];

/** `fromAi` marks a value that an agent fills in; evaluated, it is the value. */
const FROM_AI: readonly Builtin[] = FROM_AI_PARAMETERS.map((_, index, { length }) => length - 1 - index).map((index) => ({
  parameters: FROM_AI_PARAMETERS.slice(0, index + 1).map((name) => [name]),
  variadic: false,
  required: 1,
  invoke: ([value]) => value ?? null,
}));

/** DMN 1.5 table 72, and what Camunda adds. */
export const CONVERSION_FUNCTIONS = {
  string: [define([['from', 'any']], ([from], run) => asText(from, run))],
  number: [
    define([['from', 'string']], ([text]) => parseNumber(text)),
    define([['from', 'string'], ['grouping separator', 'any']], ([text, grouping]) => toNumberWith(text, grouping, null)),
    define([['from', 'string'], ['grouping separator', 'any'], ['decimal separator', 'any']], ([text, grouping, decimal]) => toNumberWith(text, grouping, decimal)),
  ],
  'to json': [define([['value', 'any']], ([value], run) => asJson(value, run))],
  'from json': [define([['value', 'string']], ([text], run) => fromJson(text, run))],
  cycle: [
    define([['interval', 'any']], ([interval]) => cycle(null, interval)),
    define([['repetitions', 'any'], ['interval', 'any']], ([repetitions, interval]) => cycle(repetitions, interval)),
  ],
  fromAi: FROM_AI,
} satisfies Family;
