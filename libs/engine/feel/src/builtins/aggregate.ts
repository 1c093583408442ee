import type { Run } from '../limits/run.js';
import { add, compareNumbers, divide, fromDouble, multiply, toDouble } from '../values/number.js';
import { compareValues } from '../values/ordering.js';
import { isList, isNumber, type FeelList, type FeelNumber, type FeelValue } from '../values/value.js';

/** The elements if all are numbers; undefined otherwise. */
function numbersOf(list: FeelList): readonly FeelNumber[] | undefined {
  return list.every(isNumber) ? list : undefined;
}

function folded(numbers: readonly FeelNumber[], run: Run, step: (left: FeelNumber, right: FeelNumber) => FeelNumber | undefined): FeelNumber | null {
  let result: FeelNumber | undefined = numbers[0];
  for (let index = 1; index < numbers.length && result !== undefined; index += 1) {
    const number = numbers[index] ?? 0;
    run.chargeNumbers(result, number);
    result = step(result, number);
  }
  return result ?? null;
}

function sorted(numbers: readonly FeelNumber[] | undefined, run: Run): readonly FeelNumber[] | undefined {
  return numbers?.toSorted((left, right) => {
    run.chargeOrder(left, right);
    return compareNumbers(left, right);
  });
}

/** The sum; null of nothing. Undefined when an element is no number, as for all functions here. */
export function sum(list: FeelList, run: Run): FeelValue | undefined {
  const numbers = numbersOf(list);
  return numbers && folded(numbers, run, add);
}

export function product(list: FeelList, run: Run): FeelValue | undefined {
  const numbers = numbersOf(list);
  return numbers && folded(numbers, run, multiply);
}

export function mean(list: FeelList, run: Run): FeelValue | undefined {
  const total = sum(list, run);
  if (total === undefined || !isNumber(total)) return total;
  return divide(total, list.length) ?? null;
}

export function median(list: FeelList, run: Run): FeelValue | undefined {
  const numbers = sorted(numbersOf(list), run);
  if (!numbers || numbers.length === 0) return numbers && null;
  const middle = Math.floor(numbers.length / 2);
  const [low, high] = [numbers[middle - 1], numbers[middle]];
  if (numbers.length % 2 === 1) return high;
  return low === undefined || high === undefined ? null : (mean([low, high], run) ?? null);
}

/** The sample's standard deviation, through doubles; one number alone has none and ends the evaluation. */
export function standardDeviation(list: FeelList, run: Run): FeelValue | undefined {
  const numbers = numbersOf(list);
  if (!numbers || numbers.length === 0) return numbers && null;
  if (numbers.length === 1) run.stop('EVALUATION_FAILED', 'stddev: one number has no standard deviation');
  const average = mean(numbers, run);
  if (average === undefined || !isNumber(average)) return null;
  const squares = numbers.map((number) => (toDouble(number) - toDouble(average)) ** 2);
  return fromDouble(Math.sqrt(squares.reduce((total, square) => total + square, 0) / (numbers.length - 1))) ?? null;
}

/** The most frequent numbers, in ascending order. */
export function mode(list: FeelList, run: Run): FeelValue | undefined {
  const numbers = sorted(numbersOf(list), run);
  if (!numbers) return undefined;
  const runs: { number: FeelNumber; count: number }[] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last && compareNumbers(last.number, number) === 0) last.count += 1;
    else runs.push({ number, count: 1 });
  }
  const most = runs.reduce((highest, { count }) => Math.max(highest, count), 0);
  return runs.filter(({ count }) => count === most).map(({ number }) => number);
}

/** The least (direction -1) or the greatest (1) element; null of nothing or when two have no order. */
export function extreme(list: FeelList, direction: 1 | -1, run: Run): FeelValue | undefined {
  if (list.length > 1 && list.every(isList)) run.stop('EVALUATION_FAILED', 'Lists have no order');
  const [first, ...rest] = list;
  if (first === undefined) return null;
  if (compareValues(first, first) === undefined) return undefined;
  let best = first;
  for (const item of rest) {
    run.chargeOrder(item, best);
    const order = compareValues(item, best);
    if (order === undefined) return undefined;
    if (order * direction > 0) best = item;
  }
  return best;
}

/** Three-valued conjunction of the elements. */
export function all(list: FeelList): boolean | null {
  if (list.includes(false)) return false;
  return list.every((item) => item === true) ? true : null;
}

/** Three-valued disjunction of the elements. */
export function any(list: FeelList): boolean | null {
  if (list.includes(true)) return true;
  return list.every((item) => item === false) ? false : null;
}
