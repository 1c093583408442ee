import type { Run } from '../limits/run.js';
import { equalValues } from '../values/equality.js';
import type { FeelFunction } from '../values/function.js';
import { toInteger } from '../values/number.js';
import { isContext, isList, isNumber, isOfKind, type FeelList, type FeelNumber, type FeelValue } from '../values/value.js';
import { all, any, extreme, mean, median, mode, product, standardDeviation, sum } from './aggregate.js';
import { define, defineVariadic, type Builtin, type Family } from './define.js';

type Aggregate = (list: FeelList, run: Run) => FeelValue | undefined;

/** A function of a list, or of its elements as arguments. */
function aggregate(body: Aggregate): readonly Builtin[] {
  return [define([['list', 'items']], ([list], run) => charged(list, run, body)), defineVariadic('list', (list, run) => charged(list, run, body))];
}

function charged<T>(list: FeelList, run: Run, body: (list: FeelList, run: Run) => T): T {
  run.charge(list.length);
  return body(list, run);
}

function copied(list: FeelList, run: Run): FeelList {
  run.allocate(list.length);
  return list;
}

/** Contexts are told apart by identity here, as in the reference. */
function includes(list: FeelList, value: FeelValue, run: Run): boolean {
  run.charge(list.length);
  return list.some((item) => (isContext(value) ? item === value : equalValues(item, value, run) === true));
}

/** Each value once, at its first place; deep equality. */
function distinct(list: FeelList, run: Run): FeelList {
  const seen = new SeenValues(run);
  return copied(
    list.filter((item) => seen.add(item)),
    run,
  );
}

/** The values that a list holds more than once, in the order of their first places. */
function duplicates(list: FeelList, run: Run): FeelList {
  const seen = new SeenValues(run);
  const again = list.filter((item) => !seen.add(item));
  const wanted = new SeenValues(run);
  again.forEach((item) => wanted.add(item));
  return distinct(list, run).filter((item) => !wanted.add(item));
}

/** Values met so far: texts and whole numbers by hash, all others one by one. */
class SeenValues {
  private readonly hashed = new Set<FeelValue>();
  private readonly others: FeelValue[] = [];

  constructor(private readonly run: Run) {}

  /** False when an equal value was there already. */
  add(value: FeelValue): boolean {
    if (typeof value === 'string' || typeof value === 'boolean' || value === null) return this.addHashed(value);
    this.run.charge(1 + this.others.length);
    if (this.others.some((other) => equalValues(other, value, this.run) === true)) return false;
    this.others.push(value);
    return true;
  }

  private addHashed(value: FeelValue): boolean {
    if (this.hashed.has(value)) return false;
    this.hashed.add(value);
    return true;
  }
}

function flatten(list: FeelList, run: Run): FeelList {
  const flat: FeelValue[] = [];
  const visit = (items: FeelList): void => {
    run.allocate(items.length);
    for (const item of items) if (isList(item)) visit(item);
    else flat.push(item);
  };
  visit(list);
  return flat;
}

function sublist(list: FeelList, start: FeelNumber, length: FeelNumber | undefined, run: Run): FeelList | undefined {
  const position = toInteger(start);
  if (position === 0) return undefined;
  const from = Math.max(0, position > 0 ? position - 1 : list.length + position);
  return copied(list.slice(from, length === undefined ? undefined : from + Math.max(0, toInteger(length))), run);
}

/** Position 1 is before the first element, -1 before the last; 0 is none. */
function insertBefore(list: FeelList, position: FeelNumber, item: FeelValue, run: Run): FeelList | undefined {
  const at = toInteger(position);
  if (at === 0) return undefined;
  const index = at > 0 ? Math.min(at - 1, list.length) : Math.max(0, list.length + at);
  return copied([...list.slice(0, index), item, ...list.slice(index)], run);
}

function remove(list: FeelList, position: FeelNumber, run: Run): FeelList | undefined {
  const at = toInteger(position);
  if (at === 0) return undefined;
  const index = at > 0 ? at - 1 : list.length + at;
  return copied(
    list.filter((_, candidate) => candidate !== index),
    run,
  );
}

function replaceAt(list: FeelList, position: FeelNumber, item: FeelValue, run: Run): FeelList | null {
  const at = toInteger(position);
  const index = at > 0 ? at - 1 : list.length + at;
  if (at === 0 || index < 0 || index >= list.length) return null;
  return copied(list.with(index, item), run);
}

function replaceMatching(list: FeelList, match: FeelFunction, item: FeelValue, run: Run): FeelList | null {
  const replaced: FeelValue[] = [];
  for (const candidate of list) {
    const fits = match.invoke([candidate, item], run);
    if (typeof fits !== 'boolean') return null;
    replaced.push(fits ? item : candidate);
  }
  return copied(replaced, run);
}

function indexesOf(list: FeelList, match: FeelValue, run: Run): FeelList {
  run.charge(list.length);
  return list.flatMap((item, index) => (equalValues(item, match, run) === true ? [index + 1] : []));
}

function concatenate(lists: FeelList, run: Run): FeelList {
  const joined = lists.flatMap((item) => (isList(item) ? item : [item]));
  return copied(joined, run);
}

/** Stable sort by a function that says whether its first argument comes before the second; undefined when it does not say or fails. */
function sort(list: FeelList, precedes: FeelFunction, run: Run): FeelList | undefined {
  let undecided = false;
  const before = (left: FeelValue, right: FeelValue): boolean => {
    run.charge(1);
    const answer = undecided ? false : run.tolerating('EVALUATION_FAILED', () => precedes.invoke([left, right], run));
    undecided ||= typeof answer !== 'boolean';
    return answer === true;
  };
  const sorted = copied([...list], run).toSorted((left, right) => (before(left, right) ? -1 : before(right, left) ? 1 : 0));
  return undecided ? undefined : sorted;
}

/** Runs of `size` elements. */
function partition(list: FeelList, size: FeelNumber, run: Run): FeelList | undefined {
  const step = toInteger(size);
  if (step <= 0) return undefined;
  const parts: FeelValue[] = [];
  for (let from = 0; from < list.length; from += step) parts.push(list.slice(from, from + step));
  copied(list, run);
  return parts;
}

const APPEND: Builtin = {
  parameters: [['list'], ['items']],
  variadic: true,
  invoke: ([list, ...items], run) => (list !== undefined && isList(list) ? copied([...list, ...items], run) : undefined),
};

/** DMN 1.5 table 75, and what Camunda adds. */
export const LIST_FUNCTIONS = {
  'list contains': [define([['list', 'list'], ['element', 'any']], ([list, element], run) => includes(list, element, run))],
  count: [define([['list', 'list']], ([list]) => list.length)],
  min: aggregate((list, run) => extreme(list, -1, run)),
  max: aggregate((list, run) => extreme(list, 1, run)),
  sum: aggregate(sum),
  product: aggregate(product),
  mean: aggregate(mean),
  median: aggregate(median),
  stddev: aggregate(standardDeviation),
  mode: aggregate(mode),
  all: aggregate(all),
  and: aggregate(all),
  any: aggregate(any),
  or: aggregate(any),
  sublist: [
    define([['list', 'list'], ['start position|start', 'number']], ([list, start], run) => sublist(list, start, undefined, run)),
    define([['list', 'list'], ['start position|start', 'number'], ['length', 'number']], ([list, start, length], run) => sublist(list, start, length, run)),
  ],
  append: [APPEND],
  concatenate: [defineVariadic('lists', concatenate)],
  'insert before': [
    define([['list', 'list'], ['position', 'number'], ['newItem', 'any']], ([list, position, item], run) => insertBefore(list, position, item, run)),
  ],
  remove: [define([['list', 'list'], ['position', 'number']], ([list, position], run) => remove(list, position, run))],
  'list replace': [
    define([['list', 'list'], ['position|match', 'any'], ['newItem', 'any']], ([list, where, item], run) => {
      if (isNumber(where)) return replaceAt(list, where, item, run);
      return isOfKind(where, 'function') ? replaceMatching(list, where, item, run) : undefined;
    }),
  ],
  reverse: [define([['list', 'list']], ([list], run) => copied(list.toReversed(), run))],
  'index of': [define([['list', 'list'], ['match', 'any']], ([list, match], run) => indexesOf(list, match, run))],
  union: [defineVariadic('lists', (lists, run) => distinct(concatenate(lists, run), run))],
  'distinct values': [define([['list', 'list']], ([list], run) => distinct(list, run))],
  'duplicate values': [define([['list', 'list']], ([list], run) => duplicates(list, run))],
  flatten: [define([['list', 'list']], ([list], run) => flatten(list, run))],
  sort: [define([['list', 'list'], ['precedes', 'function']], ([list, precedes], run) => sort(list, precedes, run))],
  partition: [define([['list', 'list'], ['size', 'number']], ([list, size], run) => partition(list, size, run))],
  'is empty': [define([['list', 'list']], ([list]) => list.length === 0)],
} satisfies Family;
