import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { EXTERNAL_MARK, jobTypesOf } from '#core/model-rules';
import type { JobTypeUse } from '#core/model-rules';
import { knownJobTypes } from './job-types.js';

type JobTypeInFile = JobTypeUse & { file: string };

/**
 * Compares the job types in the models of a folder with the handlers, in both directions. Throws one error with a sentence
 * for each difference: what is missing and where to add it. Types that are `offered` may stay unused.
 */
export async function checkCompleteness(folder: string, handled: ReadonlySet<string>, offered: ReadonlySet<string> = new Set()): Promise<void> {
  const uses = await jobTypesIn(folder);
  const used = new Set(uses.map(({ type }) => type));
  const unserved = uses.filter(({ type, external }) => !external && !handled.has(type)).map(unservedSentence);
  const unused = [...handled].filter((type) => !used.has(type) && !offered.has(type)).map(unusedSentence);
  const undone = knownJobTypes().filter((type) => !handled.has(type)).map(undoneSentence);
  const sentences = [...new Set([...unserved, ...unused, ...undone])];
  if (sentences.length > 0) throw new Error(`Models and job handlers do not fit:\n${sentences.map((sentence) => `- ${sentence}`).join('\n')}`);
}

const unservedSentence = ({ type, file, elementId }: JobTypeInFile) =>
  `${file}, element ${elementId}: no handler serves the job type "${type}". Add a class with @JobWorker({ type: '${type}', … }) to a practice's jobs, or mark the element with the property ${EXTERNAL_MARK}=true.`;
const unusedSentence = (type: string) =>
  `No model uses the job type "${type}". Give a task of a model in bpmn/ this type, or remove its handler and its entry in job-types.ts.`;
const undoneSentence = (type: string) =>
  `job-types.ts declares "${type}", but no handler serves it. Add the class to the providers of the practice's jobs module.`;

/** Every job type the models below a folder ask for; one from an expression is known only when the model runs. */
async function jobTypesIn(folder: string): Promise<JobTypeInFile[]> {
  const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.bpmn')).sort();
  const uses = await Promise.all(files.map(async (file) => inFile(file, await jobTypesOf(await readFile(join(folder, file), 'utf8')))));
  return uses.flat().filter(({ type }) => !type.startsWith('='));
}

function inFile(file: string, uses: readonly JobTypeUse[]): JobTypeInFile[] {
  return uses.map((use) => ({ ...use, file }));
}
