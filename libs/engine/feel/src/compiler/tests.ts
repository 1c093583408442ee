import type { Run } from '../limits/run.js';
import type { Node, NodeOf } from '../parser/ast.js';
import { equalValues } from '../values/equality.js';
import { rangeContains, testValue } from '../values/membership.js';
import { compareValues } from '../values/ordering.js';
import { FeelRange } from '../values/range.js';
import { isList, isOfKind, type FeelValue } from '../values/value.js';
import { messageText } from './arithmetic.js';
import { asValue, type Code, type Compile, type Site } from './code.js';
import { comparer, notComparable } from './comparison.js';
import { BindingEnv, INPUT, type Env } from './env.js';
import { factsOf } from './facts.js';

/** `value in tests`: true when one test holds. */
export function compileIn(node: NodeOf<'in'>, site: Site, compile: Compile): Code {
  const value = compile(node.value, site);
  const tests = compileTests(node.tests, site, compile);
  return (env) => tests(new BindingEnv(env, INPUT, value(env)));
}

/** Unary tests over the input (DMN 1.5 §10.3.1.2, rules 13 to 18). */
export function compileUnaryTestsNode(node: NodeOf<'unary tests'>, site: Site, compile: Compile): Code {
  const tests = compileTests(node.tests, site, compile);
  return node.negated ? (env) => opposite(tests(env)) : tests;
}

function opposite(value: FeelValue): FeelValue {
  return typeof value === 'boolean' ? !value : null;
}

function compileTests(nodes: readonly Node[], site: Site, compile: Compile): Code {
  const tests = nodes.map((node) => compileTest(node, { ...site, inTest: true }, compile));
  const [only] = tests;
  return tests.length === 1 && only ? only : (env) => anyOf(tests, env);
}

/** Three-valued disjunction of the tests. */
function anyOf(tests: readonly Code[], env: Env): boolean | null {
  let result: boolean | null = false;
  for (const test of tests) {
    const value = test(env);
    if (value === true) return true;
    if (value !== false) result = null;
  }
  return result;
}

function compileTest(node: Node, site: Site, compile: Compile): Code {
  const code = compile(node, site);
  if (node.type === 'test' || node.type === 'range') return code;
  if (node.type === 'bare literal') return (env) => fits(inputOf(env), code(env), env.run);
  if (factsOf(node).mentionsInput) return (env) => outcome(code(env), env);
  return (env) => decide(inputOf(env), code(env), env.run);
}

/** An expression that speaks of the input itself decides by its value. */
function outcome(value: FeelValue, env: Env): FeelValue {
  if (typeof value === 'boolean') return value;
  return isList(value) || isOfKind(value, 'range') ? fits(inputOf(env), value, env.run) : null;
}

/** An expression that does not: true decides, and a value is compared with the input. */
function decide(input: FeelValue, value: FeelValue, run: Run): boolean | null {
  if (value === true) return true;
  const result = fits(input, value, run);
  return value === false && result === null ? false : result;
}

/** Whether the input fits a value, with a warning when that cannot be decided. */
function fits(input: FeelValue, test: FeelValue, run: Run): boolean | null {
  if (isList(test)) run.charge(test.length);
  const result = testValue(input, test, run);
  if (result === false && isList(test) && equalValues(input, test, run) === null) notComparable(input, test, run);
  if (result !== null) return result;
  return isOfKind(test, 'range') ? notWithin(test, input, run) : notComparable(input, test, run);
}

function inputOf(env: Env): FeelValue {
  const input = env.lookup(INPUT);
  return input === undefined ? env.run.warn('NO_VARIABLE_FOUND', 'No input value found.') : input;
}

/** `?`: the input; outside a unary test there is none, which ends the evaluation. */
export function compileInput(): Code {
  return (env) => {
    const input = env.lookup(INPUT);
    if (input !== undefined) return input;
    return env.run.stop('EVALUATION_FAILED', "No input value available. '?' can only be used inside a unary test.");
  };
}

/** `> 5`: within a test a comparison with the input, elsewhere the range of values it holds for. */
export function compileComparisonTest(node: NodeOf<'test'>, site: Site, compile: Compile): Code {
  const operand = compile(node.operand, asValue(site));
  const compare = comparer(node.operator);
  if (site.inTest) return (env) => compare(inputOf(env), operand(env), env.run);
  return (env) => rangeOf(node.operator, operand(env));
}

function rangeOf(operator: NodeOf<'test'>['operator'], value: FeelValue): FeelValue {
  switch (operator) {
    case '<':
    case '<=':
      return new FeelRange(null, value, false, operator === '<=');
    case '>':
    case '>=':
      return new FeelRange(value, null, operator === '>=', false);
    case '=':
      return new FeelRange(value, value, true, true);
    default:
      return null;
  }
}

/** `[low..high]`: within a test whether it holds the input, elsewhere the range as a value. */
export function compileRange(node: NodeOf<'range'>, site: Site, compile: Compile): Code {
  const [low, high] = [compile(node.low, asValue(site)), compile(node.high, asValue(site))];
  const make: (env: Env) => FeelRange = (env) => new FeelRange(low(env), high(env), node.lowIncluded, node.highIncluded);
  if (site.inTest) return (env) => within(make(env), inputOf(env), env.run);
  return (env) => validRange(make(env), env.run);
}

/** An interval written with a null end point holds nothing that could be decided. */
function within(range: FeelRange, input: FeelValue, run: Run): boolean | null {
  return range.low === null || range.high === null ? notWithin(range, input, run) : (rangeContains(range, input, run) ?? notWithin(range, input, run));
}

function notWithin(range: FeelRange, input: FeelValue, run: Run): null {
  return run.warn('NOT_COMPARABLE', () => `Can't compare '${messageText(input)}' with '${messageText(range.low)}' and '${messageText(range.high)}'`);
}

/** End points of different types make no range. */
function validRange(range: FeelRange, run: Run): FeelRange | null {
  if (range.low === null || range.high === null) return range;
  run.chargeOrder(range.low, range.high);
  return compareValues(range.low, range.high) === undefined ? null : range;
}
