import { isNumber, toDouble, type FeelValue } from '#engine/feel';
import type { Rule } from './read-table.js';
import { booleanKey, numberKey, simpleTest, textKey, type SimpleTest } from './simple-test.js';

/** Smaller tables are as fast to read through. */
const WORTH_AN_INDEX = 16;
const MOST_COLUMNS = 4;
/** Rules listed for intervals, as a multiple of the rules there are: overlapping intervals are no good for an index. */
const MOST_LISTED = 8;

/**
 * Finds the rules that an input could match, in the order of the table, without trying all of them. Only columns whose cells
 * all compare with literals take part, up to the first column that has another kind of cell: that one might fail, and a
 * failure must come up as if every rule were tried from left to right.
 */
export class RuleIndex {
  private readonly columns: readonly ColumnIndex[];
  private readonly all: readonly number[];

  constructor(rules: readonly Rule[], inputs: number) {
    this.all = rules.map((_, index) => index);
    this.columns = rules.length < WORTH_AN_INDEX ? [] : columnsOf(rules, Math.min(inputs, MOST_COLUMNS));
  }

  /** Places of the rules that may match these values. */
  candidates(values: readonly FeelValue[]): readonly number[] {
    let best = this.all;
    for (const column of this.columns) {
      const found = column.candidates(values[column.input] ?? null);
      if (found && found.length < best.length) best = found;
    }
    return best;
  }
}

function columnsOf(rules: readonly Rule[], inputs: number): readonly ColumnIndex[] {
  const columns: ColumnIndex[] = [];
  for (let input = 0; input < inputs; input += 1) {
    const tests = rules.map((rule) => testAt(rule, input));
    if (!tests.every((test) => test !== undefined)) break;
    const column = new ColumnIndex(input, tests);
    if (column.isUseful) columns.push(column);
  }
  return columns;
}

function testAt(rule: Rule, input: number): SimpleTest | undefined {
  const cell = rule.tests[input];
  return cell ? simpleTest(cell.expression.text) : { kind: 'any' };
}

class ColumnIndex {
  readonly isUseful: boolean;
  private readonly byKey = new Map<string, readonly number[]>();
  private readonly always: readonly number[];
  private readonly segments: Segments;

  constructor(
    readonly input: number,
    tests: readonly SimpleTest[],
  ) {
    const listed = placesOf(tests);
    this.always = listed.always;
    this.segments = new Segments(listed.between);
    this.isUseful = this.always.length < tests.length / 2 && this.segments.size <= tests.length * MOST_LISTED;
    for (const [key, places] of listed.equal) this.byKey.set(key, merged(this.always, places));
  }

  /** undefined when the value is of a kind that a cell may match in other ways. */
  candidates(value: FeelValue): readonly number[] | undefined {
    if (value === null) return this.always;
    if (typeof value === 'string') return this.byKey.get(textKey(value)) ?? this.always;
    if (typeof value === 'boolean') return this.byKey.get(booleanKey(value)) ?? this.always;
    if (!isNumber(value)) return undefined;
    const number = toDouble(value);
    const equal = this.byKey.get(numberKey(number)) ?? this.always;
    return merged(equal, this.segments.at(number));
  }
}

interface Between {
  readonly low: number;
  readonly high: number;
  readonly place: number;
}

function placesOf(tests: readonly SimpleTest[]): { always: number[]; equal: Map<string, number[]>; between: Between[] } {
  const [always, equal, between]: [number[], Map<string, number[]>, Between[]] = [[], new Map(), []];
  for (const [place, test] of tests.entries()) {
    if (test.kind === 'any') always.push(place);
    else if (test.kind === 'between') between.push({ low: test.low, high: test.high, place });
    else for (const key of test.keys) listed(equal, key).push(place);
  }
  return { always, equal, between };
}

function listed(equal: Map<string, number[]>, key: string): number[] {
  const places = equal.get(key) ?? [];
  equal.set(key, places);
  return places;
}

/** The line of numbers cut at every bound, with the rules that reach over each piece. */
class Segments {
  private readonly bounds: readonly number[];
  private readonly places: (readonly number[])[] = [];
  size = 0;

  constructor(intervals: readonly Between[]) {
    this.bounds = [...new Set(intervals.flatMap(({ low, high }) => [low, high]).filter(Number.isFinite))].sort((a, b) => a - b);
    if (intervals.length * this.bounds.length > MOST_WORK) this.size = Infinity;
    else this.fill(intervals);
  }

  /** Bounds count for the pieces on both sides: a cell decides for itself whether its bound is included. */
  private fill(intervals: readonly Between[]): void {
    for (let piece = 0; piece <= this.bounds.length; piece += 1) {
      const [from, to] = [this.bounds[piece - 1] ?? -Infinity, this.bounds[piece] ?? Infinity];
      const places = intervals.filter(({ low, high }) => low <= to && high >= from).map(({ place }) => place);
      this.places.push(places);
      this.size += places.length;
    }
  }

  at(number: number): readonly number[] {
    let [low, high] = [0, this.bounds.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.bounds[middle] ?? Infinity) < number) low = middle + 1;
      else high = middle;
    }
    return this.places[low] ?? [];
  }
}

const MOST_WORK = 25_000_000;

/** Two ascending lists as one, each place once. */
function merged(left: readonly number[], right: readonly number[]): readonly number[] {
  if (left.length === 0) return right;
  if (right.length === 0) return left;
  return [...new Set([...left, ...right])].sort((a, b) => a - b);
}
