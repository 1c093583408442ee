import { activate } from '../elements/life-cycle.js';
import type { Step } from '../process/step.js';
import type { JsonText } from '../state/rows.js';
import { trigger } from './triggers.js';

/** Triggers every instance that waits for the signal, and every process that starts with it (BPMN 2.0.2 §10.5.1). What each sets going begins before the next is told. */
export function broadcast(step: Step, name: string, variables: JsonText): void {
  for (const start of step.state.startSubscriptions('SIGNAL', name)) step.followUp({ do: 'startAt', key: step.newKey(), at: start, variables });
  for (const { elementInstanceKey, elementId } of step.state.signalSubscriptions(name)) {
    const instance = step.state.live(elementInstanceKey);
    if (instance) trigger(step, instance, step.elementById(instance.processDefinitionKey, elementId), variables, (next) => activate(step, next));
  }
}
