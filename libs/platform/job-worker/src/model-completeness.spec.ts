import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { declareJobTypes } from './job-types.js';
import { checkCompleteness } from './model-completeness.js';

const [SERVED, UNSERVED] = declareJobTypes(['spec.served', 'spec.declared-only']);

describe('Models and handlers', () => {
  it('should fit when every type of a model is served', async () => {
    await expect(checkCompleteness(await aFolderWith(`type="${SERVED}"`), new Set([SERVED, UNSERVED]))).rejects.toThrow(/No model uses the job type "spec.declared-only"/);
    await expect(checkCompleteness(await aFolderWith(`type="${SERVED}"`, `type="${UNSERVED}"`), new Set([SERVED, UNSERVED]))).resolves.toBeUndefined();
  });

  it('should let a type stay unused that is offered to those who change models', async () => {
    await expect(checkCompleteness(await aFolderWith(`type="${SERVED}"`), new Set([SERVED, UNSERVED]), new Set([UNSERVED]))).resolves.toBeUndefined();
  });

  it('should name the file, the element and the fix for a type that nobody serves', async () => {
    const folder = await aFolderWith(`type="spec.unknown"`, `type="${SERVED}"`);
    await expect(checkCompleteness(folder, new Set([SERVED]))).rejects.toThrow(/m\.bpmn, element Task0: .*"spec\.unknown".*@JobWorker\(\{ type: 'spec\.unknown'/);
  });

  it('should say which declared type has no handler', async () => {
    await expect(checkCompleteness(await aFolderWith(`type="${SERVED}"`), new Set([SERVED]))).rejects.toThrow(/job-types\.ts declares "spec\.declared-only"/);
  });

  it('should leave types alone that are marked external or known only at run time', async () => {
    const external = '<zeebe:properties><zeebe:property name="tollgate:external" value="true" /></zeebe:properties>';
    const folder = await aFolderWith(`type="elsewhere" />${external}<zeebe:taskSchedule dueDate=""`, 'type="=kind"', `type="${SERVED}"`, `type="${UNSERVED}"`);
    await expect(checkCompleteness(folder, new Set([SERVED, UNSERVED]))).resolves.toBeUndefined();
  });
});

async function aFolderWith(...definitions: string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'models-'));
  const tasks = definitions.map(
    (definition, index) =>
      `<bpmn:serviceTask id="Task${index}"><bpmn:extensionElements><zeebe:taskDefinition ${definition} /></bpmn:extensionElements></bpmn:serviceTask>`,
  );
  const namespaces = 'xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"';
  const process = `<bpmn:process id="p" isExecutable="true">${tasks.join('')}</bpmn:process>`;
  await writeFile(join(folder, 'm.bpmn'), `<bpmn:definitions id="d" targetNamespace="t" ${namespaces}>${process}</bpmn:definitions>`);
  return folder;
}
