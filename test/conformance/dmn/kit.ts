import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readXml, type XmlElement } from '#engine/bpmn-model';
import type { FeelValue } from '#engine/feel';
import { valueIn } from './values.ts';

/** One expected result of the kit: what is given, what is asked, what must come out. */
export interface KitCase {
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

export interface KitModel {
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
export function* readKit(kit: string): Iterable<KitModel> {
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

export function keyOf({ folder, file, id }: KitCase): string {
  return `${folder}/${file}/${id}`;
}
