import { ok } from '#core/kernel';
import { catchersOf, openSubscriptions } from '../rules/subscriptions.js';
import type { ElementBehaviour } from './behaviour.js';

/** Receive task (BPMN 2.0.2 §10.3.3): waits for a message. */
export const receiveTask: ElementBehaviour = {
  enter(step, element, instance) {
    const opened = openSubscriptions(step, instance, [element, ...catchersOf(element)]);
    return opened.ok ? ok('waits') : opened;
  },
};
