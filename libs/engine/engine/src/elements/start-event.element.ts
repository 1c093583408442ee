import { ok } from '#core/kernel';
import { propagate, setAllLocal } from '../rules/variables.js';
import { catchersOf, openSubscriptions } from '../rules/subscriptions.js';
import type { ElementBehaviour } from './behaviour.js';

/**
 * Start event of any kind. What triggered it brings its payload: at process level it stays on the event and goes up, in an
 * event sub-process it only goes up; output mappings read it on the event. The scope waits for its boundary events and event
 * sub-processes from here on.
 */
export const startEvent: ElementBehaviour = {
  enter(step, element, instance) {
    const payload = instance.internals?.triggeredBy?.variables;
    const stays = element.parent?.kind === 'process' || element.outputs.length > 0;
    if (stays && payload !== undefined) setAllLocal(step, instance.elementInstanceKey, payload);
    return ok('passes');
  },
  handUp(step, element, instance) {
    const payload = instance.internals?.triggeredBy?.variables;
    if (payload !== undefined && element.outputs.length === 0 && 'flowScopeKey' in instance) propagate(step, instance.flowScopeKey, payload);
  },
  leave(step, element, instance) {
    if (!('flowScopeKey' in instance)) return ok(element.outgoing);
    const scope = step.current(instance.flowScopeKey);
    const opened = openSubscriptions(step, scope, catchersOf(step.elementOf(scope)));
    if (!opened.ok) return opened;
    return ok(element.outgoing);
  },
};

