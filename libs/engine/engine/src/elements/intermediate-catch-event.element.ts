import { ok } from '#core/kernel';
import { setAllLocal, propagate } from '../rules/variables.js';
import { openSubscriptions } from '../rules/subscriptions.js';
import type { ElementBehaviour } from './behaviour.js';

/**
 * Catch event (BPMN 2.0.2 §10.5.4): waits for its event. Behind an event-based gateway it comes to life when the event has
 * happened already, and keeps the payload. A link target only passes.
 */
export const intermediateCatchEvent: ElementBehaviour = {
  enter(step, element, instance) {
    const payload = instance.internals?.triggeredBy?.variables;
    if (payload !== undefined) setAllLocal(step, instance.elementInstanceKey, payload);
    if (payload !== undefined || element.event.type === 'link') return ok('passes');
    const opened = openSubscriptions(step, instance, [element]);
    return opened.ok ? ok('waits') : opened;
  },
  leave(step, element, instance) {
    const payload = instance.internals?.triggeredBy?.variables;
    if (payload !== undefined && element.outputs.length === 0 && 'flowScopeKey' in instance) propagate(step, instance.flowScopeKey, payload);
    return ok(element.outgoing);
  },
};
