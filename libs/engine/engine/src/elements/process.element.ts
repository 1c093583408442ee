import { ok } from '#core/kernel';
import type { FollowUp, Step } from '../process/step.js';
import type { EndState, JsonText, ProcessInstanceRow } from '../state/rows.js';
import type { ElementBehaviour } from './behaviour.js';
import { calledProcessEnded } from './call-activity.element.js';

/** The process itself: begins at the start event that was triggered, or at its none start event (BPMN 2.0.2 §10.5.2). */
export const processElement: ElementBehaviour = {
  enter(step, element, instance) {
    const triggered = instance.internals?.triggeredBy;
    const start = triggered ? element.children.find((child) => child.id === triggered.elementId) : element.start;
    const begin = (next: FollowUp): void => (triggered ? step.followNext(next) : step.followUp(next));
    if (start) begin({ do: 'activate', element: start, scopeKey: instance.elementInstanceKey, ...(triggered && { trigger: triggered }) });
    return ok('waits');
  },
};

/** Tells everybody who waits for the end of a process instance. `variables` are those it had at its end. */
export function processEnded(step: Step, instance: ProcessInstanceRow, state: Exclude<EndState, 'ACTIVE'>, variables: JsonText): void {
  const { processInstanceKey, processDefinitionId, startCorrelationKey } = instance;
  step.notify({ kind: 'instanceEnded', processInstanceKey, state });
  if (startCorrelationKey !== null) step.followUp({ do: 'startFromBuffer', processDefinitionId, correlationKey: startCorrelationKey });
  if (instance.parentElementInstanceKey !== null) calledProcessEnded(step, instance, variables);
}
