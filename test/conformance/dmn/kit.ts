import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readXml, type XmlElement } from '#engine/bpmn-model';
import { parseDecisionModel, type DecisionModel, type Dialect } from '#engine/dmn';
import {
  equalValues, feelString, isContext, isList, isNumber, parseNumber, readDate, readDateTime, readDuration, readTime, temporalString, toDouble, valueScope,
  type FeelContext, type FeelScope, type FeelValue,
} from '#engine/feel';

// One file, so that Node runs it as it is (see tck.mjs): with a second one beside it the import would have to end in `.ts`.

/** One expected result of the kit: what is given, what is asked, what must come out. */
interface KitCase {
  /** `compliance-level-3/0068-feel-equality`. */
  readonly folder: string;
  /** Name of the file with the expected results, without its ending. */
  readonly file: string;
  readonly id: string;
  /** A decision service, when one is asked. */
  readonly service: string | undefined;
  readonly inputs: ReadonlyMap<string, FeelValue>;
  readonly results: readonly { readonly name: string; readonly expected: FeelValue }[];
}

interface KitModel {
  readonly xml: string;
  /** Other models in the same folder, for imports. */
  readonly beside: readonly string[];
  readonly cases: readonly KitCase[];
}

/** Where the kit lies: told by argument or by `DMN_TCK`, else beside the project. Nothing when it is not there. */
export function kitFolder(argument: string | undefined): string | undefined {
  const folder = argument ?? process.env['DMN_TCK'] ?? '../shared/dmn-tck';
  return existsSync(join(folder, 'compliance-level-2')) ? folder : undefined;
}

/** Every model of the kit with its cases. */
function* readKit(kit: string): Iterable<KitModel> {
  for (const level of ['compliance-level-2', 'compliance-level-3']) {
    for (const name of readdirSync(join(kit, level)).sort()) yield* readFolder(kit, join(level, name));
  }
}

function* readFolder(kit: string, folder: string): Iterable<KitModel> {
  const path = join(kit, folder);
  const files = readdirSync(path).sort();
  const models = files.filter((file) => file.endsWith('.dmn'));
  for (const file of files.filter((one) => one.endsWith('.xml'))) {
    const root = read(join(path, file));
    const modelName = root.children.find((one) => one.name === 'modelName')?.text ?? '';
    const beside = models.filter((one) => one !== modelName).map((one) => readFileSync(join(path, one), 'utf8'));
    const cases = root.children.filter((one) => one.name === 'testCase').map((one) => readCase(one, folder, basename(file, '.xml')));
    yield { xml: readFileSync(join(path, modelName), 'utf8'), beside, cases };
  }
}

function read(path: string): XmlElement {
  const root = readXml(readFileSync(path, 'utf8'));
  if (!root.ok) throw new Error(`${path}: ${root.failure}`);
  return root.value;
}

function readCase(element: XmlElement, folder: string, file: string): KitCase {
  const nodes = (name: string): XmlElement[] => element.children.filter((one) => one.name === name);
  const nameOf = (node: XmlElement): string => node.attributes.get('name') ?? '';
  return {
    folder,
    file,
    id: element.attributes.get('id') ?? '',
    service: element.attributes.get('type') === 'decisionService' ? element.attributes.get('invocableName') : undefined,
    inputs: new Map(nodes('inputNode').map((node) => [nameOf(node), valueIn(node)])),
    results: nodes('resultNode').map((node) => ({ name: nameOf(node), expected: valueIn(node.children.find((one) => one.name === 'expected')) })),
  };
}

/** The cases that Camunda's own engine passed, as `folder/file/id`. */
export function passedByCamunda(kit: string): ReadonlySet<string> {
  const lines = readFileSync(join(kit, 'camunda-dmn-scala-1.9.0.csv'), 'utf8').split('\n');
  const rows = lines.map((line) => line.split(',').map((cell) => cell.replace(/^"|"$/g, '')));
  return new Set(rows.filter(([, , , outcome]) => outcome === 'SUCCESS').map(([folder, file, id]) => `${folder}/${file}/${id}`));
}

function keyOf({ folder, file, id }: KitCase): string {
  return `${folder}/${file}/${id}`;
}

export interface CaseOutcome {
  readonly key: string;
  readonly folder: string;
  readonly passed: boolean;
  /** What came out instead, in words. */
  readonly found: string;
}

/**
 * Runs every case of the kit as Camunda ran it: inputs typed, a failed evaluation counted as null, an expression that does
 * not parse counted against its own decision only.
 */
export function runKit(kit: string, dialect: Dialect): readonly CaseOutcome[] {
  return [...readKit(kit)].flatMap((model) => runModel(model, dialect));
}

function runModel({ xml, beside, cases }: KitModel, dialect: Dialect): readonly CaseOutcome[] {
  const model = parseDecisionModel(xml, { dialect, imports: beside, tolerant: true });
  if (model.ok) return cases.map((one) => runCase(one, model.value));
  const found = `refused: ${model.failure.map(({ message }) => message).join('; ')}`;
  return cases.map((one) => ({ key: keyOf(one), folder: one.folder, passed: false, found }));
}

function runCase(one: KitCase, model: DecisionModel): CaseOutcome {
  const scope = valueScope(one.inputs);
  const answers = one.results.map(({ name, expected }) => ({ name, expected, ...ask(model, one, name, scope) }));
  const wrong = answers.filter(({ actual, expected }) => !isExpected(actual, expected));
  const found = wrong.map(({ name, actual, expected, failure }) => `${name}: ${text(actual)} instead of ${text(expected)}${failure === undefined ? '' : ` (${failure})`}`);
  return { key: keyOf(one), folder: one.folder, passed: wrong.length === 0, found: found.join('; ') };
}

function ask(model: DecisionModel, { service, results }: KitCase, name: string, scope: FeelScope): { actual: FeelValue; failure: string | undefined } {
  const { output, failure } = model.evaluate(service ?? name, scope);
  const actual = service !== undefined && results.length > 1 && isContext(output) ? (output.get(name) ?? null) : output;
  return { actual, failure: failure?.message };
}

function text(value: FeelValue): string {
  return typeof value === 'string' ? `"${value}"` : (feelString(value) ?? 'null');
}

const XSI = '{http://www.w3.org/2001/XMLSchema-instance}';
const WITHIN = 1e-8;

const READERS: Readonly<Record<string, (text: string) => FeelValue | undefined>> = {
  string: (text) => text,
  boolean: (text) => text === 'true' || text === '1',
  decimal: parseNumber,
  double: parseNumber,
  date: readDate,
  time: readTime,
  dateTime: readDateTime,
  duration: readDuration,
};

/** The value that an element of the kit gives: one value, a list, or the components of a context. */
function valueIn(element: XmlElement | undefined): FeelValue {
  const inner = element?.children ?? [];
  const components = inner.filter((one) => one.name === 'component');
  if (components.length > 0) return new Map(components.map((one) => [one.attributes.get('name') ?? '', valueIn(one)]));
  const list = inner.find((one) => one.name === 'list');
  if (list) return isNil(list) ? null : list.children.filter((one) => one.name === 'item').map(valueIn);
  return plainValue(inner.find((one) => one.name === 'value'));
}

function isNil(element: XmlElement): boolean {
  return element.attributes.get(`${XSI}nil`) === 'true';
}

function plainValue(element: XmlElement | undefined): FeelValue {
  if (!element || isNil(element)) return null;
  const type = (element.attributes.get(`${XSI}type`) ?? 'string').replace(/^.*:/, '');
  return READERS[type]?.(element.text) ?? null;
}

/** Whether a result is the expected one; numbers may differ by 1e-8. */
function isExpected(actual: FeelValue, expected: FeelValue): boolean {
  if (expected === null || actual === null) return actual === expected;
  if (isNumber(expected)) return isNumber(actual) && Math.abs(toDouble(actual) - toDouble(expected)) <= WITHIN * Math.max(1, Math.abs(toDouble(expected)));
  if (isList(expected)) return isList(actual) && actual.length === expected.length && expected.every((item, index) => isExpected(actual[index] ?? null, item));
  if (isContext(expected)) return isContext(actual) && entriesExpected(actual, expected);
  // The kit's texts are read without the blanks around them.
  if (typeof expected === 'string') return typeof actual === 'string' && actual.trim() === expected;
  return equalValues(actual, expected) === true || sameText(actual, expected);
}

function entriesExpected(actual: FeelContext, expected: FeelContext): boolean {
  return [...expected].every(([key, value]) => isExpected(actual.get(key) ?? null, value)) && [...actual].every(([key, value]) => value === null || expected.has(key));
}

function sameText(actual: FeelValue, expected: FeelValue): boolean {
  return textOf(actual) !== undefined && textOf(actual) === textOf(expected);
}

function textOf(value: FeelValue): string | undefined {
  return typeof value === 'object' && value !== null && 'kind' in value && TEMPORAL.has(value.kind) ? temporalString(value as Parameters<typeof temporalString>[0]) : undefined;
}

const TEMPORAL: ReadonlySet<string> = new Set(['date', 'time', 'date and time', 'days and time duration', 'years and months duration']);
