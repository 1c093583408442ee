import { ok } from '#core/kernel';
import type { Element, Flow } from '../compile/executable.js';
import type { Step } from '../process/step.js';
import { evaluateBoolean } from '../rules/expressions.js';
import { failure, type Attempt } from '../rules/failure.js';
import type { Instance } from '../state/state.js';
import type { ElementBehaviour } from './behaviour.js';

/** Exclusive gateway (BPMN 2.0.2 §10.6.2): the last flow of the model whose condition holds, else the default flow. */
export const exclusiveGateway: ElementBehaviour = {
  enter(step, element, instance) {
    const chosen = choose(step, element, instance);
    return chosen.ok ? ok('passes at once') : chosen;
  },
  leave(step, element, instance) {
    const chosen = choose(step, element, instance);
    return chosen.ok ? ok(chosen.value ? [chosen.value] : []) : chosen;
  },
};

function choose(step: Step, element: Element, instance: Instance): Attempt<Flow | undefined> {
  for (const flow of element.outgoing) {
    if (flow === element.defaultFlow) continue;
    if (!flow.condition) return ok(flow);
    const holds = evaluateBoolean(step, flow.condition, instance.elementInstanceKey);
    if (!holds.ok) return holds;
    if (holds.value) return ok(flow);
  }
  if (element.defaultFlow || element.outgoing.length === 0) return ok(element.defaultFlow ?? undefined);
  return failure('CONDITION_ERROR', 'Expected at least one condition to evaluate to true, or to have a default flow');
}
