import { ok } from '#core/kernel';
import { feelToJson, isContext, isList, isNumber, kindOf, toDouble, type FeelKind, type FeelScope, type FeelValue } from '#engine/feel';
import type { Expression } from '../compile/expression.js';
import type { Step } from '../process/step.js';
import type { JsonText, Key } from '../state/rows.js';
import { failure, type Attempt } from './failure.js';
import { feelScope } from './variables.js';

/** Evaluates in the scope of an instance. A static text is a string. */
export function evaluate(step: Step, expression: Expression, scopeKey: Key): Attempt<FeelValue> {
  return expression.kind === 'static' ? ok<FeelValue>(expression.text) : evaluateIn(step, expression, feelScope(step.state, scopeKey));
}

export function evaluateIn(step: Step, expression: Expression, scope: FeelScope): Attempt<FeelValue> {
  if (expression.kind === 'static') return ok<FeelValue>(expression.text);
  const outcome = expression.feel.evaluate(scope, { clock: step.clock });
  if (outcome.ok) return ok(outcome.value);
  return failure('EXTRACT_VALUE_ERROR', `failed to evaluate expression '${expression.text}': ${outcome.failure.message}`);
}

export function evaluateJson(step: Step, expression: Expression, scopeKey: Key): Attempt<JsonText> {
  const value = evaluate(step, expression, scopeKey);
  return value.ok ? ok(feelToJson(value.value)) : value;
}

export function evaluateString(step: Step, expression: Expression, scopeKey: Key): Attempt<string> {
  const value = evaluate(step, expression, scopeKey);
  if (!value.ok) return value;
  return typeof value.value === 'string' ? ok(value.value) : wrongType(expression, "'STRING'", value.value);
}

export function evaluateBoolean(step: Step, expression: Expression, scopeKey: Key): Attempt<boolean> {
  const value = evaluate(step, expression, scopeKey);
  if (!value.ok) return value;
  return typeof value.value === 'boolean' ? ok(value.value) : wrongType(expression, "'BOOLEAN'", value.value);
}

/** A whole number; static digits count as one. */
export function evaluateInteger(step: Step, expression: Expression, scopeKey: Key): Attempt<number> {
  const value = evaluate(step, expression, scopeKey);
  if (!value.ok) return value;
  if (expression.kind === 'static' && typeof value.value === 'string' && /^-?\d{1,9}$/.test(value.value)) return ok(Number(value.value));
  return isNumber(value.value) ? ok(Math.trunc(toDouble(value.value))) : wrongType(expression, "'NUMBER'", value.value);
}

/** Null when nothing is asked for. */
export function evaluateOptionalString(step: Step, expression: Expression | null, scopeKey: Key): Attempt<string | null> {
  return expression ? evaluateString(step, expression, scopeKey) : ok(null);
}

/** A list of texts; a static text is split at commas. */
export function evaluateStringList(step: Step, expression: Expression | null, scopeKey: Key): Attempt<readonly string[]> {
  if (!expression) return ok([]);
  if (expression.kind === 'static') return ok(splitList(expression.text));
  const value = evaluate(step, expression, scopeKey);
  if (!value.ok) return value;
  if (isList(value.value) && value.value.every((one) => typeof one === 'string')) return ok(value.value as readonly string[]);
  return wrongType(expression, "'ARRAY' containing 'STRING' items", value.value);
}

export function splitList(text: string): string[] {
  return text.split(',').map((one) => one.trim()).filter((one) => one !== '');
}

const JSON_TYPES: Readonly<Partial<Record<FeelKind, string>>> = {
  null: 'NULL', boolean: 'BOOLEAN', string: 'STRING', number: 'NUMBER', list: 'ARRAY', context: 'OBJECT', date: 'DATE', time: 'TIME',
  'date and time': 'DATE_TIME', 'days and time duration': 'DURATION', 'years and months duration': 'PERIOD',
};

export function typeName(value: FeelValue): string {
  if (isContext(value)) return 'OBJECT';
  return JSON_TYPES[kindOf(value)] ?? 'UNKNOWN';
}

export function wrongType(expression: Expression, wanted: string, value: FeelValue): Attempt<never> {
  return failure('EXTRACT_VALUE_ERROR', `Expected result of the expression '${expression.text}' to be ${wanted}, but was '${typeName(value)}'.`);
}
