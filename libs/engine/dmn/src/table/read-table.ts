import type { XmlElement } from '#engine/bpmn-model';
import { EMPTY_SCOPE, isList, type CompiledFeel, type FeelValue } from '#engine/feel';
import { at, expression, isFeel, problem, unaryTests, type Site } from '../boxed/site.js';
import { attribute, child, children, plainName, textOf } from '../model/elements.js';
import type { Place } from '../model/problem.js';
import { OutputValues } from './output-values.js';

export interface InputClause {
  readonly id: string;
  readonly name: string;
  readonly expression: CompiledFeel;
  readonly place: Place;
}
export interface OutputClause {
  readonly id: string;
  /** The entry of the result. */
  readonly name: string;
  /** What is shown of it. */
  readonly label: string;
  readonly values: OutputValues;
  readonly defaultValue: CompiledFeel | undefined;
  readonly place: Place;
}
export interface Clauses {
  readonly inputs: readonly InputClause[];
  readonly outputs: readonly OutputClause[];
}

/** One cell of a rule with the place to name when it fails. */
export interface Cell {
  readonly expression: CompiledFeel;
  readonly place: Place;
}
export interface Rule {
  readonly id: string;
  /** Counted from 1. */
  readonly index: number;
  /** null where any value will do. */
  readonly tests: readonly (Cell | null)[];
  readonly outputs: readonly Cell[];
  readonly annotations: readonly string[];
  readonly place: Place;
}

export function readClauses(table: XmlElement, site: Site): Clauses {
  const inputs = children(table, 'input').map((input, index) => readInput(input, index, site));
  const clauses = children(table, 'output');
  const outputs = clauses.map((output, index) => readOutput(output, index, clauses.length === 1, site));
  if (outputs.length === 0) problem(site, 'STRUCTURE', 'A decision table needs an output');
  return { inputs, outputs };
}

function readInput(input: XmlElement, index: number, site: Site): InputClause {
  const element = child(input, 'inputExpression');
  const text = textOf(element);
  const name = attribute(input, 'label') ?? text;
  const here = at(site, `input '${name}'`);
  if (element) isFeel(element, here);
  return { id: attribute(input, 'id') ?? `input_${index + 1}`, name, expression: expression(text, here), place: here.place };
}

function readOutput(output: XmlElement, index: number, only: boolean, site: Site): OutputClause {
  const name = plainName(attribute(output, 'name') ?? '');
  const label = attribute(output, 'label') ?? name;
  const here = at(site, `output '${label}'`);
  if (name === '' && !only) problem(here, 'STRUCTURE', `no output name defined for \`${label}\``);
  const defaultEntry = child(output, 'defaultOutputEntry');
  return {
    id: attribute(output, 'id') ?? `output_${index + 1}`,
    name,
    label,
    values: valuesOf(textOf(child(output, 'outputValues')), here),
    defaultValue: defaultEntry && expression(textOf(defaultEntry), here),
    place: here.place,
  };
}

/** The values listed, as far as they are constants. */
function valuesOf(text: string, site: Site): OutputValues {
  if (text === '') return new OutputValues([]);
  const outcome = expression(`[${text}]`, site).evaluate(EMPTY_SCOPE);
  const value: FeelValue = outcome.ok ? outcome.value : null;
  return new OutputValues(isList(value) ? value : []);
}

export function readRules(table: XmlElement, clauses: Clauses, site: Site): readonly Rule[] {
  return children(table, 'rule').map((rule, index) => readRule(rule, index + 1, clauses, site));
}

function readRule(rule: XmlElement, index: number, { inputs, outputs }: Clauses, site: Site): Rule {
  const id = attribute(rule, 'id');
  const here = at(site, id === undefined ? `rule ${index}` : `rule ${index} (${id})`);
  const [tests, results] = [children(rule, 'inputEntry'), children(rule, 'outputEntry')];
  if (tests.length !== inputs.length) problem(here, 'STRUCTURE', `The rule has ${tests.length} input entries for ${inputs.length} inputs`);
  if (results.length !== outputs.length) problem(here, 'STRUCTURE', `The rule has ${results.length} output entries for ${outputs.length} outputs`);
  return {
    id: id ?? `rule_${index}`,
    index,
    tests: tests.map((entry, column) => readTest(entry, at(here, `input '${inputs[column]?.name ?? ''}'`))),
    outputs: results.map((entry, column) => readResult(entry, at(here, `output '${outputs[column]?.label ?? ''}'`))),
    annotations: children(rule, 'annotationEntry').map(textOf),
    place: here.place,
  };
}

function readTest(entry: XmlElement, site: Site): Cell | null {
  const text = textOf(entry);
  if (text === '' || text === '-' || !isFeel(entry, site)) return null;
  return { expression: unaryTests(text, site), place: site.place };
}

function readResult(entry: XmlElement, site: Site): Cell {
  isFeel(entry, site);
  return { expression: expression(textOf(entry), site), place: site.place };
}
