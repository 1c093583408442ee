import { fail, ok, type Result } from '#core/kernel';
import { readXml, type XmlElement } from '#engine/bpmn-model';
import type { DecisionEngine, DecisionEvaluation, DecisionOutcome, DecisionParseFailure, MatchedRule, ParsedDrg, VariableReader } from '#engine/engine';
import { compileExpression, compileUnaryTests, feelContext, feelFromJson, feelToJson, jsonScope, layeredScope, valueScope, type CompiledFeel, type FeelScope, type FeelValue } from '#engine/feel';

const HIT_POLICIES = ['UNIQUE', 'FIRST', 'ANY', 'RULE ORDER', 'COLLECT'] as const;
type HitPolicy = (typeof HIT_POLICIES)[number];

interface Clause {
  readonly id: string;
  readonly name: string;
}
interface Rule {
  readonly id: string;
  readonly tests: readonly (CompiledFeel | null)[];
  readonly outputs: readonly CompiledFeel[];
}
interface Table {
  readonly kind: 'DECISION_TABLE';
  readonly hitPolicy: HitPolicy;
  readonly inputs: readonly (Clause & { readonly expression: CompiledFeel })[];
  readonly outputs: readonly Clause[];
  readonly rules: readonly Rule[];
}
interface Literal {
  readonly kind: 'LITERAL_EXPRESSION';
  readonly expression: CompiledFeel;
}
interface Decision {
  readonly id: string;
  readonly name: string;
  readonly versionTag: string | null;
  readonly variable: string;
  readonly requires: readonly string[];
  readonly logic: Table | Literal;
}
interface Drg extends ParsedDrg {
  readonly decisions: readonly Decision[];
}

/** A fault of a model or of an evaluation; caught at the two entries of this file. */
class Fault extends Error {}

const childrenOf = (element: XmlElement, name: string): XmlElement[] => element.children.filter((child) => child.name === name);
const childOf = (element: XmlElement, name: string): XmlElement | undefined => childrenOf(element, name)[0];
const textOf = (element: XmlElement | undefined): string => (element && childOf(element, 'text')?.text) ?? '';
const attribute = (element: XmlElement | undefined, name: string): string | undefined => element?.attributes.get(name);

function compiled(compile: typeof compileExpression, text: string, where: string): CompiledFeel {
  const result = compile(text);
  if (result.ok) return result.value;
  throw new Fault(`${where}: ${result.failure.map((one) => one.message).join('; ')}`);
}

const isBlankTest = (text: string): boolean => text === '' || text === '-';

function readRule(rule: XmlElement, index: number): Rule {
  const where = `rule ${index + 1}`;
  return {
    id: attribute(rule, 'id') ?? where,
    tests: childrenOf(rule, 'inputEntry').map(textOf).map((text) => (isBlankTest(text) ? null : compiled(compileUnaryTests, text, where))),
    outputs: childrenOf(rule, 'outputEntry').map(textOf).map((text) => compiled(compileExpression, text === '' ? 'null' : text, where)),
  };
}

function readTable(table: XmlElement): Table {
  const hitPolicy = (attribute(table, 'hitPolicy') ?? 'UNIQUE') as HitPolicy;
  if (!HIT_POLICIES.includes(hitPolicy) || attribute(table, 'aggregation')) throw new Fault(`hit policy ${hitPolicy} is not supported`);
  const inputs = childrenOf(table, 'input').map((input, index) => {
    const expression = textOf(childOf(input, 'inputExpression'));
    return { id: attribute(input, 'id') ?? `input ${index + 1}`, name: attribute(input, 'label') ?? expression, expression: compiled(compileExpression, expression, `input ${index + 1}`) };
  });
  const outputs = childrenOf(table, 'output').map((output, index) => ({ id: attribute(output, 'id') ?? `output ${index + 1}`, name: attribute(output, 'name') ?? `output ${index + 1}` }));
  return { kind: 'DECISION_TABLE', hitPolicy, inputs, outputs, rules: childrenOf(table, 'rule').map(readRule) };
}

function readDecision(element: XmlElement): Decision {
  const id = attribute(element, 'id') ?? '';
  const [table, literal] = [childOf(element, 'decisionTable'), childOf(element, 'literalExpression')];
  if (!table && !literal) throw new Fault(`decision '${id}': only decision tables and literal expressions are supported`);
  const requires = childrenOf(element, 'informationRequirement').flatMap((one) => attribute(childOf(one, 'requiredDecision'), 'href')?.replace('#', '') ?? []);
  const tag = childrenOf(childOf(element, 'extensionElements') ?? element, 'versionTag')[0];
  return {
    id,
    name: attribute(element, 'name') ?? id,
    versionTag: attribute(tag, 'value') ?? null,
    variable: attribute(childOf(element, 'variable'), 'name') ?? id,
    requires,
    logic: table ? readTable(table) : { kind: 'LITERAL_EXPRESSION', expression: compiled(compileExpression, textOf(literal), `decision '${id}'`) },
  };
}

function parse(xml: string): Result<Drg, DecisionParseFailure> {
  const root = readXml(xml);
  if (!root.ok) return fail({ message: root.failure });
  if (root.value.name !== 'definitions') return fail({ message: `The root element is '${root.value.name}', not 'definitions'` });
  try {
    const decisions = childrenOf(root.value, 'decision').map(readDecision);
    return ok({ id: attribute(root.value, 'id') ?? '', name: attribute(root.value, 'name') ?? '', decisions });
  } catch (error) {
    if (error instanceof Fault) return fail({ message: error.message });
    throw error;
  }
}

/** One evaluation of a decision with what it requires. */
class Evaluating {
  readonly done = new Map<string, DecisionEvaluation>();

  constructor(private readonly drg: Drg, private readonly variables: FeelScope, private readonly now: number) {}

  decide(id: string): FeelValue {
    const known = this.done.get(id);
    if (known) return feelFromJson(known.output);
    const decision = this.drg.decisions.find((one) => one.id === id);
    if (!decision) throw new Fault(`no decision found for id '${id}'`);
    const required = decision.requires.map((one): [string, FeelValue] => [this.drg.decisions.find((other) => other.id === one)?.variable ?? one, this.decide(one)]);
    const scope = layeredScope(valueScope(new Map(required)), this.variables);
    return decision.logic.kind === 'DECISION_TABLE' ? this.table(decision, decision.logic, scope) : this.literal(decision, decision.logic, scope);
  }

  private value(feel: CompiledFeel, scope: FeelScope, input?: FeelValue): FeelValue {
    const outcome = feel.evaluate(scope, { clock: { now: () => this.now }, ...(input === undefined ? {} : { input }) });
    if (outcome.ok) return outcome.value;
    throw new Fault(`failed to evaluate '${feel.text}': ${outcome.failure.message}`);
  }

  private literal({ id }: Decision, { expression }: Literal, scope: FeelScope): FeelValue {
    const value = this.value(expression, scope);
    this.done.set(id, { decisionId: id, type: 'LITERAL_EXPRESSION', inputs: [], matchedRules: [], output: feelToJson(value) });
    return value;
  }

  private table({ id }: Decision, table: Table, scope: FeelScope): FeelValue {
    const inputs = table.inputs.map((input) => ({ input, value: this.value(input.expression, scope) }));
    const matches = (rule: Rule): boolean => inputs.every(({ value }, column) => !rule.tests[column] || this.value(rule.tests[column], scope, value) === true);
    const hits = table.hitPolicy === 'FIRST' ? [table.rules.findIndex(matches)].filter((index) => index >= 0) : table.rules.flatMap((rule, index) => (matches(rule) ? [index] : []));
    const results = hits.map((index) => table.rules[index]!.outputs.map((output) => this.value(output, scope)));
    const record = {
      decisionId: id,
      type: 'DECISION_TABLE' as const,
      inputs: inputs.map(({ input, value }) => ({ inputId: input.id, inputName: input.name, inputValue: feelToJson(value) })),
      matchedRules: hits.map((index, place) => matchedRule(table, index, results[place]!)),
    };
    this.done.set(id, { ...record, output: 'null' });
    const value = combined(table, results.map((result) => rowValue(table, result)));
    this.done.set(id, { ...record, output: feelToJson(value) });
    return value;
  }
}

function matchedRule(table: Table, index: number, values: readonly FeelValue[]): MatchedRule {
  const { id: ruleId } = table.rules[index]!;
  const ruleIndex = index + 1;
  return { ruleId, ruleIndex, evaluatedOutputs: table.outputs.map((output, place) => ({ outputId: output.id, outputName: output.name, outputValue: feelToJson(values[place] ?? null), ruleId, ruleIndex })) };
}

const rowValue = (table: Table, values: readonly FeelValue[]): FeelValue =>
  table.outputs.length === 1 ? (values[0] ?? null) : feelContext(Object.fromEntries(table.outputs.map((output, place) => [output.name, values[place] ?? null])));

/** DMN 1.5 §8.2.8: how several hits become one result. */
function combined({ hitPolicy }: Table, rows: readonly FeelValue[]): FeelValue {
  if (hitPolicy === 'COLLECT' || hitPolicy === 'RULE ORDER') return rows.length === 0 ? null : rows;
  if (hitPolicy === 'UNIQUE' && rows.length > 1) throw new Fault(`hit policy UNIQUE allows one matching rule, but ${rows.length} match`);
  if (hitPolicy === 'ANY' && new Set(rows.map(feelToJson)).size > 1) throw new Fault('hit policy ANY needs equal results of all matching rules');
  return rows[0] ?? null;
}

function evaluate(drg: ParsedDrg, decisionId: string, variables: VariableReader, now: number): DecisionOutcome {
  const evaluating = new Evaluating(drg as Drg, jsonScope((name) => variables.get(name), () => variables.names()), now);
  try {
    const output = feelToJson(evaluating.decide(decisionId));
    return { output, evaluated: [...evaluating.done.values()], failure: null };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { output: 'null', evaluated: [...evaluating.done.values()], failure: { decisionId, message: error.message } };
  }
}

/** Decision tables (UNIQUE, FIRST, ANY, RULE ORDER, COLLECT) and literal expressions over FEEL; refuses models with anything else. */
export const decisionTables: DecisionEngine = { parse, evaluate };
