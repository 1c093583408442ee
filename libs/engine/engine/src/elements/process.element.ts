import { ok } from '#core/kernel';
import type { ElementBehaviour } from './behaviour.js';
import { isProcess } from '../state/state.js';

/** The process itself: begins at the start event that was triggered, or at its none start event (BPMN 2.0.2 §10.5.2). */
export const processElement: ElementBehaviour = {
  enter(step, element, instance) {
    const triggered = instance.internals?.triggeredBy;
    const start = triggered ? element.children.find((child) => child.id === triggered.elementId) : element.start;
    if (start) step.followUp({ do: 'activate', element: start, scopeKey: instance.elementInstanceKey, ...(triggered && { trigger: triggered }) });
    return ok('waits');
  },
  left(step, _element, instance) {
    if (!isProcess(instance)) return;
    const { processDefinitionId, startCorrelationKey } = instance;
    if (startCorrelationKey !== null) step.followUp({ do: 'startFromBuffer', processDefinitionId, correlationKey: startCorrelationKey });
  },
};
