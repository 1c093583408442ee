import type { Step } from '../process/step.js';
import { dropTokens } from '../rules/flows.js';
import { throwEvent } from '../rules/throwing.js';
import type { Key } from '../state/rows.js';
import type { ElementBehaviour } from './behaviour.js';
import { throwCompensation } from './compensation-throw.js';
import { messageSender } from './message-sender.js';

/** End event (BPMN 2.0.2 §10.5.3): none, message, terminate, or something thrown; a thrown error never completes it. */
export const endEvent: ElementBehaviour = {
  enter(step, element, instance, subscribe) {
    return element.event.type === 'message' ? messageSender.enter(step, element, instance, subscribe) : throwEvent(step, element, instance);
  },
  entered: throwCompensation,
  left(step, element, instance) {
    if (element.event.type === 'terminate' && 'flowScopeKey' in instance) endScope(step, instance.flowScopeKey);
  },
};

/** Everything else in the scope ends; the scope itself completes. */
function endScope(step: Step, scopeKey: Key): void {
  step.dropPending(scopeKey);
  dropTokens(step, scopeKey);
  step.emit({ kind: 'INTERNALS_CHANGED', key: scopeKey, internals: { ...step.current(scopeKey).internals, interrupted: true } });
  for (const sibling of step.state.children(scopeKey)) step.followUp({ do: 'terminate', key: sibling.elementInstanceKey });
}
