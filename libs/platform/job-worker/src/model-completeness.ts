import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';
import { knownJobTypes } from './job-types.js';

/** Where a model asks for a job type. */
export interface JobTypeUse {
  type: string;
  file: string;
  elementId: string;
  external: boolean;
}

const BPMN = 'http://www.omg.org/spec/BPMN/20100524/MODEL';
const ZEEBE = 'http://camunda.org/schema/zeebe/1.0';
const ASKS_FOR_JOBS = new Set(['taskDefinition', 'taskListener', 'executionListener']);
const EXTERNAL = 'tollgate:external';

/**
 * Compares the job types in the models of a folder with the handlers, in both directions. Throws one error with a sentence
 * for each difference: what is missing and where to add it. A type from an expression cannot be checked.
 */
export async function checkCompleteness(folder: string, handled: ReadonlySet<string>): Promise<void> {
  const uses = await jobTypesIn(folder);
  const used = new Set(uses.map(({ type }) => type));
  const unserved = uses.filter(({ type, external }) => !external && !handled.has(type)).map(unservedSentence);
  const unused = [...handled].filter((type) => !used.has(type)).map(unusedSentence);
  const undone = knownJobTypes().filter((type) => !handled.has(type)).map(undoneSentence);
  const sentences = [...new Set([...unserved, ...unused, ...undone])];
  if (sentences.length > 0) throw new Error(`Models and job handlers do not fit:\n${sentences.map((sentence) => `- ${sentence}`).join('\n')}`);
}

const unservedSentence = ({ type, file, elementId }: JobTypeUse) =>
  `${file}, element ${elementId}: no handler serves the job type "${type}". Add a class with @JobWorker({ type: '${type}', … }) to a practice's jobs, or mark the element with the property ${EXTERNAL}=true.`;
const unusedSentence = (type: string) =>
  `No model uses the job type "${type}". Give a task of a model in bpmn/ this type, or remove its handler and its entry in job-types.ts.`;
const undoneSentence = (type: string) =>
  `job-types.ts declares "${type}", but no handler serves it. Add the class to the providers of the practice's jobs module.`;

/** Every job type the models below a folder ask for. */
export async function jobTypesIn(folder: string): Promise<JobTypeUse[]> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.bpmn')).sort();
  const found = await Promise.all(names.map(async (name) => jobTypesOf(await readFile(join(folder, name), 'utf8'), name)));
  return found.flat();
}

/** Every job type one BPMN document asks for. */
export function jobTypesOf(xml: string, file: string): JobTypeUse[] {
  const uses: JobTypeUse[] = [];
  const owners: { id: string; external: boolean; uses: JobTypeUse[] }[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('opentag', ({ uri, local, attributes }) => {
    const value = (name: string) => attributes[name]?.value;
    if (isElement(uri, local)) owners.push({ id: value('id') ?? local, external: false, uses: [] });
    const owner = owners.at(-1);
    if (!owner || uri !== ZEEBE) return;
    if (local === 'property' && value('name') === EXTERNAL) owner.external = value('value') === 'true';
    const type = value('type');
    if (ASKS_FOR_JOBS.has(local) && type && !type.startsWith('=')) owner.uses.push({ type, file, elementId: owner.id, external: false });
  });
  parser.on('closetag', ({ uri, local }) => {
    const owner = isElement(uri, local) ? owners.pop() : undefined;
    if (owner) uses.push(...owner.uses.map((use) => ({ ...use, external: owner.external })));
  });
  parser.write(xml).close();
  return uses;
}

/** Flow elements and scopes: what can carry a job. Their extension elements lie inside. */
function isElement(uri: string, local: string): boolean {
  return uri === BPMN && local !== 'extensionElements';
}
