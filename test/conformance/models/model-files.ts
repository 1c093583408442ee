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

/** Changes when the meaning of a model changes: pictures, documentation and the inside of forms are left out. */
export function modelFingerprint(folder: string): string {
  const hash = createHash('sha256');
  for (const { name, content } of modelFiles(folder)) hash.update(name).update(meaning(name, content));
  return hash.digest('hex').slice(0, 16);
}

function meaning(name: string, content: string): string {
  if (name.endsWith('.form')) return '';
  const [semantics] = content.split(/<(?:bpmndi:BPMNDiagram|dmndi:DMNDI)\b/);
  return (semantics ?? '').replace(/<(bpmn:documentation|description)>[^<]*<\/\1>/g, '').replace(/\s+/g, ' ');
}
