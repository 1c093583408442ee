import type { Run } from '../limits/run.js';
import { add, fromDouble, isWhole, modulo, signOf, negate, subtract, toDouble, toInteger, withScale, type RoundingMode } from '../values/number.js';
import { FeelDaysDuration, FeelMonthsDuration, negateDuration } from '../values/duration.js';
import { isNumber, type FeelNumber, type FeelValue } from '../values/value.js';
import { define, type Builtin, type Family } from './define.js';

const MODES: ReadonlySet<string> = new Set<RoundingMode>(['UP', 'DOWN', 'CEILING', 'FLOOR', 'HALF_UP', 'HALF_DOWN', 'HALF_EVEN', 'UNNECESSARY']);

function scaled(value: FeelNumber, scale: FeelNumber, mode: RoundingMode): FeelNumber | null {
  return withScale(value, toInteger(scale), mode) ?? null;
}

function rounding(mode: RoundingMode): readonly Builtin[] {
  return [define([['n', 'number'], ['scale', 'number']], ([value, scale]) => scaled(value, scale, mode))];
}

function flooring(mode: RoundingMode): readonly Builtin[] {
  return [
    define([['n', 'number']], ([value]) => scaled(value, 0, mode)),
    define([['n', 'number'], ['scale|scala', 'number']], ([value, scale]) => scaled(value, scale, mode)),
  ];
}

function decimal(value: FeelNumber, scale: FeelNumber, mode: string): FeelNumber | null | undefined {
  const name = mode.toUpperCase();
  return isMode(name) ? scaled(value, scale, name) : undefined;
}

function isMode(name: string): name is RoundingMode {
  return MODES.has(name);
}

function absolute(value: FeelValue): FeelValue | undefined {
  if (isNumber(value)) return signOf(value) < 0 ? negate(value) : value;
  if (value instanceof FeelMonthsDuration) return value.months < 0 ? new FeelMonthsDuration(-value.months) : value;
  if (value instanceof FeelDaysDuration) return value.seconds < 0 ? negateDuration(value) : value;
  return undefined;
}

/** Through doubles; what is no number there ends the evaluation. */
function throughDouble(name: string, value: number, run: Run): FeelNumber {
  return fromDouble(value) ?? run.stop('EVALUATION_FAILED', `${name} has no finite result`);
}

function remainder(dividend: FeelNumber, divisor: FeelNumber, run: Run): FeelValue {
  if (signOf(divisor) === 0) run.stop('EVALUATION_FAILED', 'modulo: division by zero');
  return modulo(dividend, divisor) ?? null;
}

function isEven(value: FeelNumber): boolean {
  return isWhole(value) && signOf(modulo(value, 2) ?? 1) === 0;
}

function isOdd(value: FeelNumber): boolean {
  return isWhole(value) && signOf(subtract(modulo(value, 2) ?? 0, 1) ?? 1) === 0;
}

/** DMN 1.5 table 76, and what Camunda adds. */
export const NUMERIC_FUNCTIONS = {
  decimal: [
    define([['n', 'number'], ['scale', 'number']], ([value, scale]) => scaled(value, scale, 'HALF_EVEN')),
    define([['n', 'number'], ['scale', 'number'], ['mode', 'string']], ([value, scale, mode]) => decimal(value, scale, mode)),
  ],
  floor: flooring('FLOOR'),
  ceiling: flooring('CEILING'),
  'round up': rounding('UP'),
  'round down': rounding('DOWN'),
  'round half up': rounding('HALF_UP'),
  'round half down': rounding('HALF_DOWN'),
  abs: [define([['n|number', 'any']], ([value]) => absolute(value))],
  modulo: [define([['dividend', 'number'], ['divisor', 'number']], ([dividend, divisor], run) => remainder(dividend, divisor, run))],
  sqrt: [define([['number', 'number']], ([value], run) => (signOf(value) < 0 ? null : throughDouble('sqrt', Math.sqrt(toDouble(value)), run)))],
  log: [define([['number', 'number']], ([value], run) => throughDouble('log', Math.log(toDouble(value)), run))],
  exp: [define([['number', 'number']], ([value], run) => throughDouble('exp', Math.exp(toDouble(value)), run))],
  odd: [define([['number', 'number']], ([value]) => isOdd(value))],
  even: [define([['number', 'number']], ([value]) => isEven(value))],
  'random number': [define([], () => add(fromDouble(Math.random()) ?? 0, 0) ?? 0)],
} satisfies Family;
