import type { Element } from '../compile/executable.js';
import type { Step } from '../process/step.js';
import { compensable, takeCompensations } from '../rules/compensation.js';
import type { Instance } from '../state/state.js';
import { passEvent } from './life-cycle.js';

/**
 * A compensation throw or end event is active (BPMN 2.0.2 §10.7.2): the boundary events of what it compensates happen, then their
 * handlers begin, all at once, beside the throw event. It waits for them; when there is no handler inside, it goes on.
 */
export function throwCompensation(step: Step, element: Element, instance: Instance): void {
  if (element.event.type !== 'compensation' || !('flowScopeKey' in instance)) return;
  const scopeKey = instance.flowScopeKey;
  const undoings = takeCompensations(step, compensable(step, element, instance), instance);
  for (const { event } of undoings) passEvent(step, event, scopeKey);
  for (const { handler, subscriptionKey } of undoings) step.followUp({ do: 'activate', element: handler, scopeKey, compensates: subscriptionKey });
  if (undoings.length === 0) step.followUp({ do: 'complete', key: instance.elementInstanceKey });
}
