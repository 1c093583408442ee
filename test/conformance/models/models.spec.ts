import { readdirSync, readFileSync } from 'node:fs';
import { checkDmn, checkForm, jobTypesOf, linkedResourcesOf, lintBpmn } from '#core/model-rules';
import { modelFiles, modelFingerprint, modelFolders, type ModelFile } from './model-files.js';
import type { Trace } from './walker.js';
import { WALKED } from './walked.js';

const README = readFileSync(new URL('../../../bpmn/README.md', import.meta.url), 'utf8');
const FILES = modelFolders().flatMap((folder) => modelFiles(folder).map((file) => ({ ...file, folder })));
const ofKind = (ending: string): [string, ModelFile & { folder: string }][] => FILES.filter(({ name }) => name.endsWith(ending)).map((file) => [file.name, file]);

function recorded(model: string): { models: string; traces: Trace[] } {
  return JSON.parse(readFileSync(new URL(`traces/${model}.json`, import.meta.url), 'utf8')) as { models: string; traces: Trace[] };
}

describe.each(ofKind('.bpmn'))('the process %s', (name, { content, folder }) => {
  it('should have no problem that the modeller would show', async () => {
    expect(await lintBpmn(content)).toEqual([]);
  });

  it('should find everything that it calls in its folder, and other processes in any', async () => {
    const beside = modelFiles(folder).map((file) => file.name);
    const anywhere = FILES.map((file) => file.name);
    for (const { id, kind } of await linkedResourcesOf(content)) expect(kind === 'bpmn' ? anywhere : beside).toContain(`${id}.${kind}`);
  });

  it('should be described in the README with every job type and element that has one', async () => {
    for (const { type, elementId } of await jobTypesOf(content)) expect([type, README.includes(`\`${type}\``), README.includes(`\`${elementId}\``)]).toEqual([type, true, true]);
  });

  it('should have been walked', () => {
    expect(readdirSync(new URL('walks/', import.meta.url))).toContain(name.replace('.bpmn', '.walks.ts'));
    expect(Object.keys(WALKED)).toContain(name.replace('.bpmn', ''));
  });
});

describe.each(ofKind('.dmn'))('the decision %s', (_, { content }) => {
  it('should have no problem', async () => {
    expect(await checkDmn(content)).toEqual([]);
  });
});

describe.each(ofKind('.form'))('the form %s', (name, { content }) => {
  it('should have no problem and be named after its id', () => {
    expect(checkForm(content)).toEqual([]);
    expect((JSON.parse(content) as { id: string }).id).toBe(name.replace('.form', ''));
  });
});

describe.each(Object.entries(WALKED))('the recorded traces of %s', (model, { WALKS, FOLDER }) => {
  it('should be those of the model as it is (else record them anew: see record-models.mjs)', () => {
    expect(recorded(model).models).toBe(modelFingerprint(FOLDER, model));
    expect(recorded(model).traces.map(({ walk }) => walk)).toEqual(WALKS.map(({ name }) => name));
  });
});
