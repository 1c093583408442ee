import type { XmlElement } from '#engine/bpmn-model';
import type { CompiledFeel, FeelScope, FeelValue } from '#engine/feel';
import type { Boxed, InputRecord, RuleRecord, TableTrace } from '../boxed/boxed.js';
import { problem, type Site } from '../boxed/site.js';
import type { DecisionRun } from '../evaluation/decision-run.js';
import { DecisionStop } from '../evaluation/decision-stop.js';
import type { Place } from '../model/problem.js';
import { AGGREGATORS, HIT_POLICIES, type Aggregation, type HitPolicy, type Match } from './hit-policies.js';
import { readClauses, readRules, type Clauses, type Rule } from './read-table.js';
import { RuleIndex } from './rule-index.js';

/** A decision table made ready. */
interface Table extends Clauses {
  readonly hitPolicy: HitPolicy;
  readonly aggregation: Aggregation | undefined;
  readonly rules: readonly Rule[];
  readonly index: RuleIndex;
  readonly place: Place;
}

/** A decision table (DMN 1.5 §8). Large ones are indexed, see `RuleIndex`. */
export function decisionTable(element: XmlElement, site: Site): Boxed {
  const clauses = readClauses(element, site);
  const rules = readRules(element, clauses, site);
  const hitPolicy = hitPolicyOf(element, site);
  const aggregation = aggregationOf(element, hitPolicy, clauses, site);
  const table: Table = { ...clauses, rules, hitPolicy, aggregation, index: new RuleIndex(rules, clauses.inputs.length), place: site.place };
  return { type: 'DECISION_TABLE', evaluate: (scope, run, trace = { inputs: [], rules: [] }) => evaluateTable(table, scope, run, trace) };
}

function hitPolicyOf(element: XmlElement, site: Site): HitPolicy {
  const name = element.attributes.get('hitPolicy') ?? 'UNIQUE';
  if (Object.hasOwn(HIT_POLICIES, name)) return name as HitPolicy;
  problem(site, 'STRUCTURE', `Hit policy '${name}' is not one of ${Object.keys(HIT_POLICIES).join(', ')}`);
  return 'UNIQUE';
}

function aggregationOf(element: XmlElement, hitPolicy: HitPolicy, { outputs }: Clauses, site: Site): Aggregation | undefined {
  const name = element.attributes.get('aggregation');
  if (name === undefined || hitPolicy !== 'COLLECT') return undefined;
  if (!Object.hasOwn(AGGREGATORS, name)) problem(site, 'STRUCTURE', `Aggregation '${name}' is not one of ${Object.keys(AGGREGATORS).join(', ')}`);
  else if (outputs.length > 1) problem(site, 'STRUCTURE', "hit policy 'COLLECT' with aggregator is not defined for compound output");
  else return name as Aggregation;
  return undefined;
}

function evaluateTable(table: Table, scope: FeelScope, run: DecisionRun, trace: TableTrace): FeelValue {
  const inputs: InputRecord[] = [];
  trace.inputs = inputs;
  for (const { id, name, expression, place } of table.inputs) inputs.push({ id, name, value: run.evaluate(expression, scope, place) });
  const rules = matchingRules(table, inputs.map(({ value }) => value), scope, run);
  const matches = rules.map((rule): Match => ({ outputs: rule.outputs.map(({ expression, place }) => run.evaluate(expression, scope, place)) }));
  trace.rules = rules.map((rule, index) => recordOf(table, rule, matches[index]?.outputs ?? []));
  if (matches.length === 0) return defaultOutput(table, scope, run);
  return result(table, matches);
}

function matchingRules({ index, rules, hitPolicy }: Table, values: readonly FeelValue[], scope: FeelScope, run: DecisionRun): readonly Rule[] {
  const matching: Rule[] = [];
  for (const at of index.candidates(values)) {
    const rule = rules[at];
    if (!rule || !matches(rule, values, scope, run)) continue;
    matching.push(rule);
    if (hitPolicy === 'FIRST') break;
  }
  return matching;
}

function matches(rule: Rule, values: readonly FeelValue[], scope: FeelScope, run: DecisionRun): boolean {
  run.charge(1, rule.place);
  return rule.tests.every((test, index) => test === null || holds(test, values[index] ?? null, scope, run));
}

function holds(test: { readonly expression: CompiledFeel; readonly place: Place }, value: FeelValue, scope: FeelScope, run: DecisionRun): boolean {
  return run.evaluate(test.expression, scope, test.place, value) === true;
}

function recordOf({ outputs }: Table, rule: Rule, values: readonly FeelValue[]): RuleRecord {
  const shown = outputs.map(({ id, label }, index) => ({ id, name: label, value: values[index] ?? null }));
  return { id: rule.id, index: rule.index, outputs: shown, annotations: rule.annotations };
}

/** What the table says when no rule matches: the default outputs that there are, or null. */
function defaultOutput({ outputs }: Table, scope: FeelScope, run: DecisionRun): FeelValue {
  const given = outputs.filter((output) => output.defaultValue !== undefined);
  const values = given.map(({ defaultValue, place }) => (defaultValue ? run.evaluate(defaultValue, scope, place) : null));
  if (given.length <= 1) return values[0] ?? null;
  return new Map(given.map(({ name }, index) => [name, values[index] ?? null]));
}

function result(table: Table, matching: readonly Match[]): FeelValue {
  const outcome = HIT_POLICIES[table.hitPolicy](matching, table.outputs);
  if (!outcome.ok) throw new DecisionStop(outcome.failure, table.place);
  const value = (match: Match): FeelValue => compound(table, match);
  if (outcome.value.single) return value(outcome.value.match);
  const values = outcome.value.matches.map(value);
  if (table.aggregation === undefined) return values;
  const aggregated = AGGREGATORS[table.aggregation](values);
  if (!aggregated.ok) throw new DecisionStop(aggregated.failure, table.place);
  return aggregated.value;
}

/** One output is the value itself, several make a context. */
function compound({ outputs }: Table, match: Match): FeelValue {
  if (outputs.length === 1) return match.outputs[0] ?? null;
  return new Map(outputs.map(({ name }, index) => [name, match.outputs[index] ?? null]));
}
