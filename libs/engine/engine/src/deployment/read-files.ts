import { parseBpmn, type ModelFailure, type ModelProblem, type ProcessModel } from '#engine/bpmn-model';
import { fail, isDeeperThan, ok, type Result } from '#core/kernel';
import type { DeployedFile } from '../commands/commands.js';
import { compileProcess } from '../compile/compile-process.js';
import type { ExecutableProcess } from '../compile/executable.js';
import type { DecisionEngine, ParsedDrg } from '../decisions.js';
import { missingResources } from './bound-resources.js';

export interface ReadProcess {
  readonly file: DeployedFile;
  readonly model: ProcessModel;
  readonly executable: ExecutableProcess;
}
export interface ReadDrg {
  readonly file: DeployedFile;
  readonly drg: ParsedDrg;
}
export interface ReadForm {
  readonly file: DeployedFile;
  readonly formId: string;
  readonly versionTag: string | null;
}
export interface ReadResource {
  readonly file: DeployedFile;
  readonly resourceId: string;
  readonly versionTag: string | null;
}

/** What the files of a deployment hold, checked. */
export interface ReadFiles {
  readonly processes: readonly ReadProcess[];
  readonly drgs: readonly ReadDrg[];
  readonly forms: readonly ReadForm[];
  readonly resources: readonly ReadResource[];
}

interface Reading {
  readonly processes: ReadProcess[];
  readonly drgs: ReadDrg[];
  readonly forms: ReadForm[];
  readonly resources: ReadResource[];
  readonly errors: string[];
}

type FileReader = (file: DeployedFile, reading: Reading, decisions: DecisionEngine) => void;
const READERS: readonly { readonly ending: string; readonly read: FileReader }[] = [
  { ending: '.bpmn', read: readBpmn },
  { ending: '.xml', read: readBpmn },
  { ending: '.dmn', read: readDmn },
  { ending: '.form', read: readForm },
  { ending: '.rpa', read: readResource },
];

/** Reads every file; refuses with the errors of all of them. */
export function readFiles(files: readonly DeployedFile[], decisions: DecisionEngine): Result<ReadFiles, string> {
  const reading: Reading = { processes: [], drgs: [], forms: [], resources: [], errors: [] };
  for (const file of files) {
    const reader = READERS.find((one) => file.name.endsWith(one.ending));
    if (reader) reader.read(file, reading, decisions);
    else reading.errors.push(`'${file.name}': unknown resource type`);
  }
  if (reading.errors.length === 0) reading.errors.push(...duplicates(reading), ...missingResources(reading));
  if (reading.errors.length === 0) return ok(reading);
  return fail(`Expected to deploy new resources, but encountered the following errors:\n${reading.errors.join('\n')}`);
}

function readBpmn(file: DeployedFile, reading: Reading): void {
  const model = parseBpmn(file.content);
  if (!model.ok) {
    reading.errors.push(`'${file.name}': ${failureText(model.failure)}`);
    return;
  }
  const problems: ModelProblem[] = [];
  for (const process of model.value.processes) {
    const compiled = compileProcess(process);
    if (compiled.ok) reading.processes.push({ file, model: process, executable: compiled.value });
    else problems.push(...compiled.failure);
  }
  if (problems.length > 0) reading.errors.push(`'${file.name}': ${problemText(problems)}`);
}

function failureText(failure: ModelFailure): string {
  return failure.kind === 'xml' ? failure.message : problemText(failure.problems);
}

/** One paragraph for each element, one line for each of its problems. */
function problemText(problems: readonly ModelProblem[]): string {
  const byElement = new Map<string, string[]>();
  for (const { element, message, of = 'Element' } of problems) {
    const heading = `${of}: ${element}`;
    byElement.set(heading, [...(byElement.get(heading) ?? []), message]);
  }
  return [...byElement].map(([heading, messages]) => `- ${heading}\n${messages.map((message) => `    - ERROR: ${message}\n`).join('')}`).join('');
}

function readDmn(file: DeployedFile, reading: Reading, decisions: DecisionEngine): void {
  const drg = decisions.parse(file.content);
  if (drg.ok) reading.drgs.push({ file, drg: drg.value });
  else reading.errors.push(`'${file.name}': ${drg.failure.message}`);
}

function readForm(file: DeployedFile, reading: Reading): void {
  const form = jsonObject(file.content);
  const id = form?.['id'];
  if (!form) reading.errors.push(`'${file.name}': Failed to parse form JSON`);
  else if (typeof id !== 'string' || id === '') reading.errors.push('Expected the form id to be present, but none given');
  else reading.forms.push({ file, formId: id, versionTag: textOrNull(form['versionTag']) });
}

function readResource(file: DeployedFile, reading: Reading): void {
  const resource = jsonObject(file.content);
  const id = resource?.['id'];
  if (typeof id !== 'string' || id === '') reading.errors.push(`'${file.name}': Expected the resource id to be present, but none given`);
  else reading.resources.push({ file, resourceId: id, versionTag: textOrNull(resource?.['versionTag']) });
}

/** What shows a form goes down by recursion. */
const MAX_JSON_DEPTH = 500;

function jsonObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = value !== null && typeof value === 'object' && !Array.isArray(value);
    return isObject && !isDeeperThan(value, MAX_JSON_DEPTH) ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

const textOrNull = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

function duplicates(reading: Reading): readonly string[] {
  return [
    ...repeated('process', reading.processes.map(({ file, model }) => ({ file: file.name, id: model.id }))),
    ...repeated('resource', reading.resources.map(({ file, resourceId }) => ({ file: file.name, id: resourceId }))),
    ...repeated('form', reading.forms.map(({ file, formId }) => ({ file: file.name, id: formId }))),
    ...repeated('DRG', reading.drgs.map(({ file, drg }) => ({ file: file.name, id: drg.id }))),
  ];
}

function repeated(what: string, found: readonly { readonly file: string; readonly id: string }[]): readonly string[] {
  const first = new Map<string, string>();
  return found.flatMap(({ file, id }) => {
    const other = first.get(id);
    if (other === undefined) first.set(id, file);
    return other === undefined ? [] : [`Duplicated ${what} id in resources '${other}' and '${file}'`];
  });
}
