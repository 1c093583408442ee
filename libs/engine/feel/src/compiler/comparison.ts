import type { ComparisonOperator, NodeOf } from '../parser/ast.js';
import type { Run } from '../limits/run.js';
import { equalValues } from '../values/equality.js';
import { compareValues } from '../values/ordering.js';
import { isList, type FeelValue } from '../values/value.js';
import { expected, messageText } from './arithmetic.js';
import type { Code, Compile, Site } from './code.js';

export type OrderOperator = Exclude<ComparisonOperator, '=' | '!='>;

const HOLDS = {
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
} satisfies Record<OrderOperator, (order: number) => boolean>;

/** Comparison of two values (DMN 1.5 §10.3.2.13, table 42 to 44); null when they cannot be compared. */
export function compileComparison(node: NodeOf<'comparison'>, site: Site, compile: Compile): Code {
  const left = compile(node.left, site);
  const right = compile(node.right, site);
  const compare = comparer(node.operator);
  return (env) => compare(left(env), right(env), env.run);
}

/** The comparison an operator stands for. */
export function comparer(operator: ComparisonOperator): (left: FeelValue, right: FeelValue, run: Run) => boolean | null {
  if (operator === '=') return equal;
  if (operator === '!=') return unequal;
  const holds: (order: number) => boolean = HOLDS[operator];
  return (left, right, run) => {
    if (typeof left === 'number' && typeof right === 'number') return holds(left - right);
    run.chargeOrder(left, right);
    const order = compareValues(left, right);
    return order === undefined ? incomparable(left, right, run) : holds(order);
  };
}

function incomparable(left: FeelValue, right: FeelValue, run: Run): null {
  if (isList(left) && isList(right)) run.stop('EVALUATION_FAILED', `${messageText(left)} can not be compared to ${messageText(right)}`);
  return notComparable(left, right, run);
}

export function notComparable(left: FeelValue, right: FeelValue, run: Run): null {
  return run.warn('NOT_COMPARABLE', () => `Can't compare '${messageText(left)}' with '${messageText(right)}'`);
}

/** Equality, charged by the size of what is compared. */
export function equal(left: FeelValue, right: FeelValue, run: Run): boolean | null {
  if (typeof left === 'number' && typeof right === 'number') return left === right;
  return equalValues(left, right, run) ?? notComparable(left, right, run);
}

function unequal(left: FeelValue, right: FeelValue, run: Run): boolean | null {
  const same = equal(left, right, run);
  return same === null ? expected(run, 'boolean', null) : !same;
}

export function compileBetween(node: NodeOf<'between'>, site: Site, compile: Compile): Code {
  const [value, low, high] = [compile(node.value, site), compile(node.low, site), compile(node.high, site)];
  const [atLeast, atMost] = [comparer('>='), comparer('<=')];
  return (env) => {
    const tested = value(env);
    const above = atLeast(tested, low(env), env.run);
    if (above === false) return false;
    const below = atMost(tested, high(env), env.run);
    return above === null || below === null ? undecided(below, env.run) : below;
  };
}

function undecided(other: boolean | null, run: Run): boolean | null {
  expected(run, 'boolean', null);
  return other === false ? false : null;
}
