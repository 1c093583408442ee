import { fail, ok, type Result } from '#core/kernel';
import { compareNumbers, compileExpression, equalValues, isNumber, valueScope, type FeelList, type FeelValue } from '#engine/feel';
import { valueText } from '../evaluation/value-text.js';
import type { OutputClause } from './read-table.js';

/** The outputs of a rule that matched, in the order of the columns. */
export interface Match {
  readonly outputs: readonly FeelValue[];
}

/** What a hit policy leaves of the matches: one, or several in order. */
export type Chosen = { readonly single: true; readonly match: Match } | { readonly single: false; readonly matches: readonly Match[] };

type Choose = (matches: readonly Match[], outputs: readonly OutputClause[]) => Result<Chosen, string>;

const single = (match: Match): Result<Chosen, string> => ok({ single: true, match });
const several = (matches: readonly Match[]): Result<Chosen, string> => ok({ single: false, matches });
const first = (matches: readonly Match[]): Result<Chosen, string> => single(matches[0] ?? { outputs: [] });

/** The hit policies (DMN 1.5 §8.2.10), for at least one match. */
export const HIT_POLICIES = {
  UNIQUE: (matches, outputs) => (matches.length === 1 ? first(matches) : fail(`multiple values aren't allowed for UNIQUE hit policy. found: '${listText(matches, outputs)}'`)),
  ANY: (matches, outputs) => (allEqual(matches) ? first(matches) : fail(`different values aren't allowed for ANY hit policy. found: '${listText(matches, outputs)}'`)),
  FIRST: first,
  PRIORITY: (matches, outputs) => first(byPriority(matches, outputs)),
  'RULE ORDER': several,
  'OUTPUT ORDER': (matches, outputs) => several(byPriority(matches, outputs)),
  COLLECT: several,
} as const satisfies Record<string, Choose>;
export type HitPolicy = keyof typeof HIT_POLICIES;

function allEqual(matches: readonly Match[]): boolean {
  const outputs = matches[0]?.outputs ?? [];
  return matches.every((match) => match.outputs.every((value, index) => equalValues(value, outputs[index] ?? null) === true));
}

/** By the places of the outputs among the output values, column by column; what is not among them comes last, equal ones stay in the order of the rules. */
function byPriority(matches: readonly Match[], outputs: readonly OutputClause[]): readonly Match[] {
  const ranks = new Map(matches.map((match) => [match, outputs.map((output, index) => output.values.placeOf(match.outputs[index] ?? null))]));
  return [...matches].sort((left, right) => compareRanks(ranks.get(left) ?? [], ranks.get(right) ?? []));
}

function compareRanks(left: readonly number[], right: readonly number[]): number {
  const differing = left.findIndex((one, index) => one !== right[index]);
  return differing < 0 ? 0 : (left[differing] ?? 0) - (right[differing] ?? 0);
}

const MATCHES_SHOWN = 20;

/** As Camunda writes the values in its message, but not more of them than can be read. */
function listText(matches: readonly Match[], outputs: readonly OutputClause[]): string {
  const text = ({ outputs: values }: Match): string => `Map(${values.map((value, index) => `${outputs[index]?.name || 'null'} -> ${valueText(value)}`).join(', ')})`;
  const shown = matches.slice(0, MATCHES_SHOWN).map(text);
  return `List(${[...shown, ...(matches.length > MATCHES_SHOWN ? ['…'] : [])].join(', ')})`;
}

type Aggregate = (values: FeelList) => Result<FeelValue, string>;

const summed = compileExpression('sum(values)');

/** The aggregations of COLLECT (DMN 1.5 §8.2.10), for at least one value. */
export const AGGREGATORS = {
  SUM: (values) => ofNumbers(values, () => (summed.ok ? sumOf(values) : null)),
  MIN: (values) => ofNumbers(values, () => extreme(values, -1)),
  MAX: (values) => ofNumbers(values, () => extreme(values, 1)),
  COUNT: (values) => ok(values.length),
} as const satisfies Record<string, Aggregate>;
export type Aggregation = keyof typeof AGGREGATORS;

function ofNumbers(values: FeelList, aggregate: () => FeelValue): Result<FeelValue, string> {
  const other = values.find((value) => !isNumber(value));
  return other === undefined ? ok(aggregate()) : fail(`expected number but found '${valueText(other)}'`);
}

function sumOf(values: FeelList): FeelValue {
  const outcome = summed.ok ? summed.value.evaluate(valueScope({ values })) : undefined;
  return outcome?.ok ? outcome.value : null;
}

function extreme(values: FeelList, sign: number): FeelValue {
  return values.filter(isNumber).reduce((best, value) => (Math.sign(compareNumbers(value, best)) === sign ? value : best));
}
