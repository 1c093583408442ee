import { ok } from '#core/kernel';
import type { Element, Flow } from '../compile/executable.js';
import type { Step } from '../process/step.js';
import { evaluateBoolean } from '../rules/expressions.js';
import { failure, type Attempt } from '../rules/failure.js';
import type { Instance } from '../state/state.js';
import type { ElementBehaviour } from './behaviour.js';

/** Inclusive gateway (BPMN 2.0.2 §10.6.3): every flow whose condition holds, else the default flow; joins as `joins.ts` says. */
export const inclusiveGateway: ElementBehaviour = {
  enter(step, element, instance) {
    const chosen = choose(step, element, instance);
    return chosen.ok ? ok('passes at once') : chosen;
  },
  leave: choose,
};

function choose(step: Step, element: Element, instance: Instance): Attempt<readonly Flow[]> {
  const taken: Flow[] = [];
  for (const flow of element.outgoing) {
    if (flow === element.defaultFlow) continue;
    const holds = flow.condition ? evaluateBoolean(step, flow.condition, instance.elementInstanceKey) : ok(true);
    if (!holds.ok) return holds;
    if (holds.value) taken.push(flow);
  }
  if (taken.length > 0 || element.outgoing.length === 0) return ok(taken);
  if (element.defaultFlow) return ok([element.defaultFlow]);
  return failure('CONDITION_ERROR', 'Expected at least one condition to evaluate to true, or to have a default flow');
}
