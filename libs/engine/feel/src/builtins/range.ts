import type { Run } from '../limits/run.js';
import { compareValues } from '../values/ordering.js';
import { parseNumber } from '../values/number.js';
import { FeelRange } from '../values/range.js';
import { readTemporal } from '../values/temporal-reader.js';
import { kindOf, type FeelValue } from '../values/value.js';
import { define, type Builtin, type Family } from './define.js';

/** An end point: a place on the line, and how far it is shifted from the value it names (a closed end is not, an open one a hair). */
interface Edge {
  readonly at: FeelValue;
  readonly shift: -1 | 0 | 1;
}

interface Interval {
  readonly low: Edge;
  readonly high: Edge;
}

function intervalOf({ low, high, lowIncluded, highIncluded }: FeelRange): Interval {
  return { low: { at: low, shift: lowIncluded ? 0 : 1 }, high: { at: high, shift: highIncluded ? 0 : -1 } };
}

function pointOf(value: FeelValue): Edge {
  return { at: value, shift: 0 };
}

/** Thrown when two end points have no order; the function then has no answer. */
class NoOrder extends Error {}

function order(left: Edge, right: Edge): number {
  const result = compareValues(left.at, right.at);
  if (result === undefined) throw new NoOrder();
  return result || left.shift - right.shift;
}

type PointPoint = (left: Edge, right: Edge) => boolean;
type PointRange = (point: Edge, range: Interval) => boolean;
type RangePoint = (range: Interval, point: Edge) => boolean;
type RangeRange = (left: Interval, right: Interval) => boolean;

/** What a function answers for each pair of arguments; a missing one is a pair it does not know. */
interface Relation {
  readonly pointPoint?: PointPoint;
  readonly pointRange?: PointRange;
  readonly rangePoint?: RangePoint;
  readonly rangeRange?: RangeRange;
}

function swapped({ pointPoint, pointRange, rangePoint, rangeRange }: Relation): Relation {
  return {
    ...(pointPoint && { pointPoint: (left: Edge, right: Edge) => pointPoint(right, left) }),
    ...(rangePoint && { pointRange: (point: Edge, range: Interval) => rangePoint(range, point) }),
    ...(pointRange && { rangePoint: (range: Interval, point: Edge) => pointRange(point, range) }),
    ...(rangeRange && { rangeRange: (left: Interval, right: Interval) => rangeRange(right, left) }),
  };
}

const touches = (left: Edge, right: Edge): boolean => left.shift === 0 && right.shift === 0 && order(left, right) === 0;
const same = (left: Edge, right: Edge): boolean => order(left, right) === 0;

const BEFORE: Relation = {
  pointPoint: (left, right) => order(left, right) < 0,
  pointRange: (point, { low }) => order(point, low) < 0,
  rangePoint: ({ high }, point) => order(high, point) < 0,
  rangeRange: ({ high }, { low }) => order(high, low) < 0,
};
const MEETS: Relation = { rangeRange: ({ high }, { low }) => touches(high, low) };
const OVERLAPS: Relation = { rangeRange: (left, right) => order(left.high, right.low) >= 0 && order(left.low, right.high) <= 0 };
const OVERLAPS_BEFORE: Relation = {
  rangeRange: (left, right) => order(left.low, right.low) < 0 && order(left.high, right.low) >= 0 && order(left.high, right.high) <= 0,
};
const FINISHES: Relation = {
  pointRange: (point, { high }) => touches(point, high),
  rangeRange: (left, right) => same(left.high, right.high) && order(left.low, right.low) >= 0,
};
const INCLUDES: Relation = {
  rangePoint: ({ low, high }, point) => order(low, point) <= 0 && order(high, point) >= 0,
  rangeRange: (left, right) => order(left.low, right.low) <= 0 && order(left.high, right.high) >= 0,
};
const STARTS: Relation = {
  pointRange: (point, { low }) => touches(point, low),
  rangeRange: (left, right) => same(left.low, right.low) && order(left.high, right.high) <= 0,
};
const COINCIDES: Relation = {
  pointPoint: same,
  rangeRange: (left, right) => same(left.low, right.low) && same(left.high, right.high),
};

function decide(relation: Relation, left: FeelValue, right: FeelValue): boolean | undefined {
  if (left instanceof FeelRange) {
    if (right instanceof FeelRange) return relation.rangeRange?.(intervalOf(left), intervalOf(right));
    return relation.rangePoint?.(intervalOf(left), pointOf(right));
  }
  if (right instanceof FeelRange) return relation.pointRange?.(pointOf(left), intervalOf(right));
  return relation.pointPoint?.(pointOf(left), pointOf(right));
}

function answer(relation: Relation, left: FeelValue, right: FeelValue, run: Run): boolean | undefined {
  if (left === null || right === null) return undefined;
  try {
    return decide(relation, left, right) ?? run.stop('EVALUATION_FAILED', `Illegal arguments: ${kindOf(left)}, ${kindOf(right)}`);
  } catch (fault) {
    if (fault instanceof NoOrder) return undefined;
    throw fault;
  }
}

function relate(relation: Relation, left: string, right: string): readonly Builtin[] {
  return [define([[left, 'any'], [right, 'any']], ([first, second], run) => answer(relation, first, second, run))];
}

const OPENING = '[(]';
const CLOSING = '])[';
const END_POINT = /^(?:(@|date|time|date and time|duration)\s*(?:\(\s*)?)?("(?:[^"\\]|\\.)*")\s*\)?$/;

/** A range written as text, its end points literals; null when it is none. */
function readRange(text: string): FeelRange | null {
  const trimmed = text.trim();
  const [open, close, dots] = [trimmed.charAt(0), trimmed.at(-1) ?? '', trimmed.lastIndexOf('..')];
  if (dots < 1 || !OPENING.includes(open) || !CLOSING.includes(close)) return null;
  const [from, to] = [endPoint(trimmed.slice(1, dots).trim()), endPoint(trimmed.slice(dots + 2, -1).trim())];
  if (from === undefined || to === undefined || (from === null && to === null)) return null;
  if ((from === null && open === '[') || (to === null && close === ']')) return null;
  if (from !== null && to !== null && (compareValues(from, to) ?? 1) > 0) return null;
  return new FeelRange(from, to, open === '[', close === ']');
}

/** A number, a text, a temporal literal or nothing (null: unbounded). */
function endPoint(text: string): FeelValue | undefined {
  if (text === '' || text === 'null') return null;
  const match = END_POINT.exec(text);
  if (!match) return parseNumber(text);
  const value = match[2]?.slice(1, -1) ?? '';
  return match[1] === undefined ? value : readTemporal(value);
}

/** DMN 1.5 table 78: how points and ranges lie to each other. */
export const RANGE_FUNCTIONS = {
  range: [define([['from', 'string']], ([from]) => readRange(from))],
  before: relate(BEFORE, 'point1|point|range1|range', 'point2|point|range2|range'),
  after: relate(swapped(BEFORE), 'point1|point|range1|range', 'point2|point|range2|range'),
  meets: relate(MEETS, 'range1', 'range2'),
  'met by': relate(swapped(MEETS), 'range1', 'range2'),
  overlaps: relate(OVERLAPS, 'range1', 'range2'),
  'overlaps before': relate(OVERLAPS_BEFORE, 'range1', 'range2'),
  'overlaps after': relate(swapped(OVERLAPS_BEFORE), 'range1', 'range2'),
  finishes: relate(FINISHES, 'point|range1', 'range|range2'),
  'finished by': relate(swapped(FINISHES), 'range|range1', 'point|range2'),
  includes: relate(INCLUDES, 'range|range1', 'point|range2'),
  during: relate(swapped(INCLUDES), 'point|range1', 'range|range2'),
  starts: relate(STARTS, 'point|range1', 'range|range2'),
  'started by': relate(swapped(STARTS), 'range|range1', 'point|range2'),
  coincides: relate(COINCIDES, 'point1|range1', 'point2|range2'),
} satisfies Family;
