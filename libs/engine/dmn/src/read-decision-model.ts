import { fail, ok, type Result } from '#core/kernel';
import { readXml, type XmlElement } from '#engine/bpmn-model';
import type { DecisionParseFailure } from '#engine/engine';
import { compileExpression, compileUnaryTests, type CompiledFeel } from '#engine/feel';
import { AGGREGATIONS, DecisionFault, HIT_POLICIES, type Decision, type DecisionModel, type DecisionTable, type OutputClause, type Rule } from './decision-model.js';

const DMN_URI = /^https?:\/\/www\.omg\.org\/spec\/DMN\/\d{8}\/(MODEL\/?|dmn\.xsd)?$/;

const childrenOf = (element: XmlElement, name: string): XmlElement[] => element.children.filter((child) => child.name === name);
const childOf = (element: XmlElement | undefined, name: string): XmlElement | undefined => element?.children.find((child) => child.name === name);
const textOf = (element: XmlElement | undefined): string => childOf(element, 'text')?.text ?? '';
const attribute = (element: XmlElement | undefined, name: string): string | undefined => element?.attributes.get(name);
const wordFrom = <const T extends string>(words: readonly T[], value: string | undefined): T | undefined => words.find((word) => word === value);

function compiled(compile: typeof compileExpression, text: string, where: string): CompiledFeel {
  const result = compile(text);
  if (result.ok) return result.value;
  throw new DecisionFault(`${where}: failed to parse expression '${text}': ${result.failure.map((one) => one.message).join('; ')}`);
}

const optionalExpression = (text: string, where: string): CompiledFeel | null => (text === '' ? null : compiled(compileExpression, text, where));
/** An empty cell and a dash match everything. */
const optionalTests = (text: string, where: string): CompiledFeel | null => (text === '' || text === '-' ? null : compiled(compileUnaryTests, text, where));

function readRule(rule: XmlElement, index: number, columns: { inputs: number; outputs: number }): Rule {
  const where = `rule ${index + 1}`;
  const tests = childrenOf(rule, 'inputEntry').map((entry) => optionalTests(textOf(entry), where));
  const outputs = childrenOf(rule, 'outputEntry').map((entry) => compiled(compileExpression, textOf(entry) || 'null', where));
  if (tests.length !== columns.inputs || outputs.length !== columns.outputs) throw new DecisionFault(`${where} has ${tests.length} inputs and ${outputs.length} outputs, the table ${columns.inputs} and ${columns.outputs}`);
  return { id: attribute(rule, 'id') ?? where, tests, outputs };
}

function readOutput(output: XmlElement, index: number, table: XmlElement): OutputClause {
  const where = `output ${index + 1}`;
  const values = textOf(childOf(output, 'outputValues'));
  return {
    id: attribute(output, 'id') ?? where,
    name: attribute(output, 'name') ?? attribute(output, 'label') ?? attribute(table, 'outputLabel') ?? where,
    standard: optionalExpression(textOf(childOf(output, 'defaultOutputEntry')), where),
    order: optionalExpression(values === '' ? '' : `[${values}]`, where),
  };
}

function readTable(table: XmlElement): DecisionTable {
  const [policyName, aggregationName] = [attribute(table, 'hitPolicy') ?? 'UNIQUE', attribute(table, 'aggregation')];
  const hitPolicy = wordFrom(HIT_POLICIES, policyName);
  const aggregation = wordFrom(AGGREGATIONS, aggregationName) ?? null;
  if (!hitPolicy) throw new DecisionFault(`there is no hit policy '${policyName}'`);
  if (aggregationName !== undefined && aggregation === null) throw new DecisionFault(`there is no aggregation '${aggregationName}'`);
  const inputs = childrenOf(table, 'input').map((input, index) => {
    const expression = textOf(childOf(input, 'inputExpression'));
    const where = `input ${index + 1}`;
    return { id: attribute(input, 'id') ?? where, name: attribute(input, 'label') ?? expression, expression: compiled(compileExpression, expression, where) };
  });
  const outputs = childrenOf(table, 'output').map((output, index) => readOutput(output, index, table));
  if (outputs.length === 0) throw new DecisionFault('the table has no output');
  const columns = { inputs: inputs.length, outputs: outputs.length };
  return { kind: 'DECISION_TABLE', hitPolicy, aggregation, inputs, outputs, rules: childrenOf(table, 'rule').map((rule, index) => readRule(rule, index, columns)) };
}

function readLogic(element: XmlElement): Decision['logic'] {
  const [table, literal] = [childOf(element, 'decisionTable'), childOf(element, 'literalExpression')];
  if (table) return readTable(table);
  if (literal) return { kind: 'LITERAL_EXPRESSION', expression: compiled(compileExpression, textOf(literal), 'literal expression') };
  throw new DecisionFault('it is neither a decision table nor a literal expression');
}

function readDecision(element: XmlElement): Decision {
  const id = attribute(element, 'id');
  if (!id) throw new DecisionFault('A decision has no id');
  const name = attribute(element, 'name') ?? id;
  const requires = childrenOf(element, 'informationRequirement').flatMap((one) => attribute(childOf(one, 'requiredDecision'), 'href')?.replace(/^#/, '') ?? []);
  const versionTag = attribute(childOf(childOf(element, 'extensionElements'), 'versionTag'), 'value') ?? null;
  try {
    return { id, name, versionTag, variable: attribute(childOf(element, 'variable'), 'name') ?? name, requires, logic: readLogic(element) };
  } catch (fault) {
    throw fault instanceof DecisionFault ? new DecisionFault(`Decision '${id}': ${fault.message}`) : fault;
  }
}

/** Every requirement must lead to a decision of the model, and none back to where it started. */
function checkRequirements(decisions: readonly Decision[]): void {
  const byId = new Map(decisions.map((one) => [one.id, one]));
  if (byId.size !== decisions.length) throw new DecisionFault('Two decisions have the same id');
  const settled = new Set<string>();
  const visit = (id: string, path: readonly string[]): void => {
    if (path.includes(id)) throw new DecisionFault(`Decisions require each other in a circle: ${[...path, id].join(' > ')}`);
    if (settled.has(id)) return;
    const decision = byId.get(id);
    if (!decision) throw new DecisionFault(`Decision '${path.at(-1)}' requires '${id}', which does not exist`);
    for (const required of decision.requires) visit(required, [...path, id]);
    settled.add(id);
  };
  for (const { id } of decisions) visit(id, []);
}

/** Reads DMN 1.1 to 1.5 XML. Refuses what is no decision model, logic other than tables and literal expressions, FEEL errors, and requirements that lead nowhere. */
export function readDecisionModel(xml: string): Result<DecisionModel, DecisionParseFailure> {
  const root = readXml(xml);
  if (!root.ok) return fail({ message: root.failure });
  if (root.value.name !== 'definitions' || !DMN_URI.test(root.value.uri)) return fail({ message: `The root element is no 'definitions' of DMN` });
  try {
    const decisions = childrenOf(root.value, 'decision').map(readDecision);
    checkRequirements(decisions);
    const id = attribute(root.value, 'id') ?? '';
    return ok({ id, name: attribute(root.value, 'name') ?? id, decisions });
  } catch (fault) {
    if (fault instanceof DecisionFault) return fail({ message: fault.message });
    throw fault;
  }
}
