import { called, children, executableProcesses, idOf, isA, text, type ModelElement } from '../model-element.js';
import type { Finding, OwnRule } from '../own-rule.js';

const GENERATED = /^Process_[0-9a-z]{7}$/i;

/** A process is started, found and versioned by its id: it has to say what the process is. */
export const processIdentified: OwnRule = {
  severity: 'error',
  check(definitions) {
    const processes = executableProcesses(definitions);
    if (processes.length === 0) return [{ elementId: firstProcess(definitions), message: 'No process of this model can be executed. Set "Executable" on the process that is to run.' }];
    return processes.flatMap(identified);
  },
};

function identified(process: ModelElement): readonly Finding[] {
  const elementId = idOf(process);
  if (!elementId) return [{ elementId, message: 'The process has no id. Give it one that says what it is, such as "change-normal".' }];
  if (GENERATED.test(elementId)) return [{ elementId, message: `The process still has the id it was created with (${elementId}). Give it one that says what it is, such as "change-normal": a later rename would make it another process.` }];
  if (!text(process, 'name')) return [{ elementId, message: `${called(process)} has no name. Name the process as people speak of it.` }];
  return [];
}

function firstProcess(definitions: ModelElement): string {
  return idOf(children(definitions, 'rootElements').find((root) => isA(root, 'bpmn:Process')));
}
