import { children, executableElements, idOf, isA, isAny, text, type ModelElement } from '../model-element.js';
import type { OwnRule } from '../own-rule.js';

/** People find their way by names: on tasks, in timelines and in reports. Joins and merges say enough by their form. */
export const elementNamed: OwnRule = {
  severity: 'warning',
  check: (definitions) =>
    executableElements(definitions)
      .filter((element) => isA(element, 'bpmn:FlowNode') && needsName(element) && !text(element, 'name'))
      .map((element) => ({ elementId: idOf(element), message: `This ${kindOf(element)} has no name. ${advice(element)}` })),
};

function needsName(element: ModelElement): boolean {
  if (isA(element, 'bpmn:ParallelGateway')) return false;
  return !isA(element, 'bpmn:Gateway') || children(element, 'outgoing').length > 1;
}

function kindOf(element: ModelElement): string {
  return element.$type.replace('bpmn:', '').replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
}

function advice(element: ModelElement): string {
  if (isA(element, 'bpmn:EventBasedGateway')) return 'Name what is waited for.';
  if (isA(element, 'bpmn:Gateway')) return 'Name it with the question that it decides.';
  if (isAny(element, ['bpmn:StartEvent', 'bpmn:EndEvent', 'bpmn:CatchEvent', 'bpmn:ThrowEvent'])) return 'Name it with what has happened, such as "Change approved".';
  return 'Name it with what is done, such as "Assess risk".';
}
