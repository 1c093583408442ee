import { ok } from '#core/kernel';
import { startOf } from '../rules/subscriptions.js';
import type { ElementBehaviour } from './behaviour.js';

/** Embedded sub-process (BPMN 2.0.2 §10.3.5): a scope that begins at its none start event, which subscribes it to its events. */
export const subProcess: ElementBehaviour = {
  enter(step, element, instance) {
    if (element.start) step.followUp({ do: 'activate', element: element.start, scopeKey: instance.elementInstanceKey });
    return ok('waits');
  },
};

/** Event sub-process (BPMN 2.0.2 §10.3.5.1): begins at the start event whose event has happened, with its payload. */
export const eventSubProcess: ElementBehaviour = {
  enter(step, element, instance) {
    const start = startOf(element);
    const trigger = instance.internals?.triggeredBy;
    if (start) step.followUp({ do: 'activate', element: start, scopeKey: instance.elementInstanceKey, ...(trigger && { trigger }) });
    return ok('waits');
  },
};
