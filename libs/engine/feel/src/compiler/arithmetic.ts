import type { ArithmeticOperator, NodeOf } from '../parser/ast.js';
import type { Run } from '../limits/run.js';
import { add, divide, multiply, negate, numberText, power, subtract } from '../values/number.js';
import { excerpt } from '../values/string.js';
import { addTemporal, divideTemporal, multiplyTemporal, negateTemporal, subtractTemporal } from '../values/temporal-arithmetic.js';
import { isNumber, type FeelNumber, type FeelValue } from '../values/value.js';
import type { Code, Compile, Site } from './code.js';

interface Operation {
  readonly numbers: (left: FeelNumber, right: FeelNumber, run: Run) => FeelNumber | undefined;
  readonly others: (left: FeelValue, right: FeelValue, run: Run) => FeelValue | undefined;
  readonly refusal: (left: string, right: string) => string;
}

const OPERATIONS = {
  '+': { numbers: add, others: addOthers, refusal: (left, right) => `Can't add '${right}' to '${left}'` },
  '-': { numbers: subtract, others: subtractTemporal, refusal: (left, right) => `Can't subtract '${right}' from '${left}'` },
  '*': { numbers: multiply, others: multiplyTemporal, refusal: (left, right) => `Can't multiply '${left}' by '${right}'` },
  '/': { numbers: divide, others: divideTemporal, refusal: (left, right) => `Can't divide '${left}' by '${right}'` },
  '**': { numbers: powerOrRefusal, others: () => undefined, refusal: (left, right) => `Can't raise '${left}' to the power of '${right}'` },
} satisfies Record<ArithmeticOperator, Operation>;

function addOthers(left: FeelValue, right: FeelValue, run: Run): FeelValue | undefined {
  if (typeof left !== 'string') return addTemporal(left, right);
  if (typeof right !== 'string') return undefined;
  run.allocateText(left.length + right.length);
  return left + right;
}

/** A number too large, or one that is none (`0 ** -1`), ends the evaluation. */
function powerOrRefusal(base: FeelNumber, exponent: FeelNumber, run: Run): FeelNumber {
  return power(base, exponent) ?? run.stop('EVALUATION_FAILED', `${numberText(base)} ** ${numberText(exponent)} is not a number`);
}

/** Whole numbers of ordinary size take a short way; everything else, and every overflow, the long one. */
export function compileArithmetic(node: NodeOf<'arithmetic'>, site: Site, compile: Compile): Code {
  const left = compile(node.left, site);
  const right = compile(node.right, site);
  const operation: Operation = OPERATIONS[node.operator];
  if (node.operator === '+') return (env) => quickSum(left(env), right(env), env.run);
  return (env) => operate(operation, left(env), right(env), env.run);
}

function quickSum(left: FeelValue, right: FeelValue, run: Run): FeelValue {
  if (typeof left === 'number' && typeof right === 'number') {
    const sum = left + right;
    if (sum <= Number.MAX_SAFE_INTEGER && sum >= Number.MIN_SAFE_INTEGER) return sum;
  }
  return operate(OPERATIONS['+'], left, right, run);
}

function operate(operation: Operation, left: FeelValue, right: FeelValue, run: Run): FeelValue {
  const result = isNumber(left) && isNumber(right) ? computed(operation, left, right, run) : operation.others(left, right, run);
  return result ?? run.warn('INVALID_TYPE', () => operation.refusal(messageText(left), messageText(right)));
}

function computed(operation: Operation, left: FeelNumber, right: FeelNumber, run: Run): FeelNumber | undefined {
  run.chargeNumbers(left, right);
  return operation.numbers(left, right, run);
}

export function compileNegation(node: NodeOf<'negate'>, site: Site, compile: Compile): Code {
  const operand = compile(node.operand, site);
  return (env) => {
    const value = operand(env);
    if (isNumber(value)) {
      env.run.chargeNumbers(value, 0);
      return negate(value);
    }
    return negateTemporal(value) ?? expected(env.run, 'number', value);
  };
}

const LONGEST_IN_MESSAGE = 200;

/** A value as warnings quote it, cut where it grows long. */
export function messageText(value: FeelValue): string {
  return excerpt(value, LONGEST_IN_MESSAGE);
}

export function expected(run: Run, kind: string, value: FeelValue): null {
  return run.warn('INVALID_TYPE', () => `Expected ${kind} but found '${messageText(value)}'`);
}
