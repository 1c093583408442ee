import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

const BPMN = new URL('../../../bpmn/', import.meta.url);

export interface ModelFile {
  readonly name: string;
  readonly content: string;
}

/** Folders of bpmn/: one per practice, deployed as a whole. */
export function modelFolders(): string[] {
  return readdirSync(BPMN, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}

export function modelFiles(folder: string): ModelFile[] {
  const names = readdirSync(new URL(`${folder}/`, BPMN)).filter((name) => /\.(bpmn|dmn|form)$/.test(name)).sort();
  return names.map((name) => ({ name, content: readFileSync(new URL(`${folder}/${name}`, BPMN), 'utf8') }));
}

/** Changes when the meaning of a process, or of what it calls, changes: pictures, documentation and the inside of forms are left out. */
export function modelFingerprint(folder: string, model: string): string {
  const files = modelFiles(folder);
  const hash = createHash('sha256');
  for (const { name, content } of withWhatItCalls(`${model}.bpmn`, files)) hash.update(name).update(meaning(name, content));
  return hash.digest('hex').slice(0, 16);
}

function withWhatItCalls(name: string, files: readonly ModelFile[], found = new Set<ModelFile>()): ModelFile[] {
  const file = files.find((one) => one.name === name);
  if (!file || found.has(file)) return [...found];
  found.add(file);
  for (const [, attribute, id] of file.content.matchAll(/<zeebe:\w+ [^>]*?\b(processId|formId|decisionId)="([^"]+)"/g)) withWhatItCalls(`${id}.${ENDINGS[attribute as keyof typeof ENDINGS]}`, files, found);
  return [...found].sort((one, other) => (one.name < other.name ? -1 : 1));
}

const ENDINGS = { processId: 'bpmn', formId: 'form', decisionId: 'dmn' } as const;

function meaning(name: string, content: string): string {
  if (name.endsWith('.form')) return '';
  const [semantics] = content.split(/<(?:bpmndi:BPMNDiagram|dmndi:DMNDI)\b/);
  return (semantics ?? '').replace(/<(bpmn:documentation|description)>[^<]*<\/\1>/g, '').replace(/\s+/g, ' ');
}
