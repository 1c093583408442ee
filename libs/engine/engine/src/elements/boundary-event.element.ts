import { ok } from '#core/kernel';
import { propagate, setAllLocal } from '../rules/variables.js';
import type { ElementBehaviour } from './behaviour.js';

/** Boundary event (BPMN 2.0.2 §10.5.4): comes to life when it has happened. It keeps the payload, and hands it up unless it is an error's. */
export const boundaryEvent: ElementBehaviour = {
  enter(step, _element, instance) {
    setAllLocal(step, instance.elementInstanceKey, instance.internals?.triggeredBy?.variables ?? '{}');
    return ok('passes');
  },
  handUp(step, element, instance) {
    const handsUp = element.outputs.length === 0 && element.event.type !== 'error';
    if (handsUp && 'flowScopeKey' in instance) propagate(step, instance.flowScopeKey, instance.internals?.triggeredBy?.variables ?? '{}');
  },
};
