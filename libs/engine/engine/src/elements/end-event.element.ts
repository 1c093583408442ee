import { ok } from '#core/kernel';
import type { Element } from '../compile/executable.js';
import type { Step } from '../process/step.js';
import { throwError } from '../rules/errors.js';
import { dropTokens } from '../rules/flows.js';
import type { Instance } from '../state/state.js';
import { passThrough, type ElementBehaviour, type Entered } from './behaviour.js';
import { evaluateString } from '../rules/expressions.js';
import type { Attempt } from '../rules/failure.js';
import { jobTask } from './job-task.js';

/** End event (BPMN 2.0.2 §10.5.3): none, message (a worker's job), error (thrown, never completed) or terminate. */
export const endEvent: ElementBehaviour = {
  enter(step, element, instance, subscribe) {
    if (element.event.type === 'error') return throwEnd(step, element, instance);
    const behaviour = element.event.type === 'message' ? jobTask : passThrough;
    return behaviour.enter(step, element, instance, subscribe);
  },
  left(step, element, instance) {
    if (element.event.type === 'terminate' && 'flowScopeKey' in instance) endScope(step, instance.flowScopeKey);
  },
};

function throwEnd(step: Step, element: Element, instance: Instance): Attempt<Entered> {
  if (element.event.type !== 'error' || !element.event.code) throw new Error(`${element.id} has no error code`);
  const code = evaluateString(step, element.event.code, instance.elementInstanceKey);
  if (!code.ok) return code;
  const thrown = throwError(step, instance, code.value, null, '{}');
  return thrown.ok ? ok('waits') : thrown;
}

/** Everything else in the scope ends; the scope itself completes. */
function endScope(step: Step, scopeKey: string): void {
  step.dropPending(scopeKey);
  dropTokens(step, scopeKey);
  for (const sibling of step.state.children(scopeKey)) step.followUp({ do: 'terminate', key: sibling.elementInstanceKey });
}
