import { ok } from '#core/kernel';
import { openSubscriptions } from '../rules/subscriptions.js';
import type { ElementBehaviour } from './behaviour.js';
import { activate } from './life-cycle.js';

/** Event-based gateway (BPMN 2.0.2 §10.6.6): waits for the first of the events behind it. */
export const eventBasedGateway: ElementBehaviour = {
  enter(step, element, instance) {
    const opened = openSubscriptions(step, instance, element.outgoing.map((flow) => flow.target));
    return opened.ok ? ok('waits') : opened;
  },
  /** The flow to the event is not taken: the event comes to life with its payload. */
  leave: () => ok([]),
  left(step, element, instance) {
    const trigger = instance.internals?.triggeredBy;
    const target = element.outgoing.find((flow) => flow.target.id === trigger?.elementId)?.target;
    if (target && trigger && 'flowScopeKey' in instance) activate(step, { do: 'activate', element: target, scopeKey: instance.flowScopeKey, trigger });
  },
};
