import { called, children, executableElements, idOf, isAny, text, type ModelElement } from '../model-element.js';
import type { Finding, OwnRule } from '../own-rule.js';

/** The ways out of a decision carry the answer they stand for. */
export const flowLabelled: OwnRule = {
  severity: 'warning',
  check: (definitions) => executableElements(definitions).filter(decides).flatMap(unlabelled),
};

function decides(element: ModelElement): boolean {
  return isAny(element, ['bpmn:ExclusiveGateway', 'bpmn:InclusiveGateway']) && children(element, 'outgoing').length > 1;
}

function unlabelled(gateway: ModelElement): readonly Finding[] {
  return children(gateway, 'outgoing')
    .filter((flow) => !text(flow, 'name'))
    .map((flow) => ({ elementId: idOf(flow), message: `This way out of ${called(gateway)} has no label. Label it with the answer it stands for, such as "yes".` }));
}
