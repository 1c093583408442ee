import { called, children, executableElements, idOf, isAny } from '../model-element.js';
import type { OwnRule } from '../own-rule.js';

/** The documentation is what people read beside the diagram and in their task. */
export const documented: OwnRule = {
  severity: 'info',
  check: (definitions) =>
    executableElements(definitions)
      .filter((element) => isAny(element, ['bpmn:Process', 'bpmn:Task', 'bpmn:SubProcess', 'bpmn:CallActivity']) && children(element, 'documentation').length === 0)
      .map((element) => ({ elementId: idOf(element), message: `${called(element)} is not documented. Say in the words of the people who do it what happens here.` })),
};
