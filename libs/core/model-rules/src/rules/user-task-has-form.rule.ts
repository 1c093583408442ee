import { called, executableElements, extensions, idOf, isA } from '../model-element.js';
import type { OwnRule } from '../own-rule.js';

/** Without a form a person can only press "Complete". */
export const userTaskHasForm: OwnRule = {
  severity: 'warning',
  check: (definitions) =>
    executableElements(definitions)
      .filter((element) => isA(element, 'bpmn:UserTask') && extensions(element, 'zeebe:FormDefinition').length === 0)
      .map((task) => ({ elementId: idOf(task), message: `The user task ${called(task)} has no form. Link the form in which its decision is given.` })),
};
