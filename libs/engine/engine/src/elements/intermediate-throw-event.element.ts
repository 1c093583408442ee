import { throwEvent } from '../rules/throwing.js';
import type { ElementBehaviour } from './behaviour.js';
import { throwCompensation } from './compensation-throw.js';
import { messageSender } from './message-sender.js';

/** Intermediate throw event (BPMN 2.0.2 §10.5.4): none, message, something thrown, or a link to its catch event. */
export const intermediateThrowEvent: ElementBehaviour = {
  enter(step, element, instance, subscribe) {
    return element.event.type === 'message' ? messageSender.enter(step, element, instance, subscribe) : throwEvent(step, element, instance);
  },
  entered: throwCompensation,
  left(step, element, instance) {
    const { event } = element;
    if (event.type !== 'link' || !('flowScopeKey' in instance)) return;
    const isTarget = (one: typeof element): boolean => one.kind === 'intermediateCatchEvent' && one.event.type === 'link' && one.event.name === event.name;
    const target = element.parent?.children.find(isTarget);
    if (target) step.followUp({ do: 'activate', element: target, scopeKey: instance.flowScopeKey });
  },
};
