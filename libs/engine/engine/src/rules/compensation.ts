import type { Element } from '../compile/executable.js';
import type { Step } from '../process/step.js';
import type { CompensationSubscriptionRow, ElementInstanceRow, Key } from '../state/rows.js';
import { isProcess, type Instance } from '../state/state.js';

/**
 * An instance has completed (BPMN 2.0.2 §10.7.1). An activity with a handler, or a scope in which there are some, can be
 * compensated from now on; with the end of a process or an event sub-process that is over.
 */
export function noteCompleted(step: Step, element: Element, instance: Instance): void {
  if (isProcess(instance) || instance.type === 'EVENT_SUB_PROCESS') return closeCompensations(step, instance.elementInstanceKey);
  const event = element.boundaryEvents.findLast((one) => one.event.type === 'compensation' && one.handler !== null);
  if (event || step.state.countCompensationsIn(instance.elementInstanceKey) > 0) open(step, instance, event?.id ?? null);
}

function open(step: Step, { elementId, elementInstanceKey, flowScopeKey: scopeKey, processInstanceKey }: ElementInstanceRow, eventId: string | null): void {
  const row = { subscriptionKey: step.newKey(), elementId, elementInstanceKey, scopeKey, eventId, throwerKey: null, processInstanceKey };
  step.emit({ kind: 'COMPENSATION_OPENED', row });
}

/** Nothing that completed in this scope can be compensated any more. */
export function closeCompensations(step: Step, scopeKey: Key): void {
  if (step.state.countCompensationsIn(scopeKey) === 0) return;
  for (const row of step.state.compensationsIn(scopeKey)) {
    closeCompensations(step, row.elementInstanceKey);
    step.emit({ kind: 'COMPENSATION_CLOSED', row });
  }
}

/**
 * What a throw event compensates: what completed in its scope, or only the activity it names. In an event sub-process that is
 * the scope around it as well.
 */
export function compensable(step: Step, element: Element, thrower: Instance): readonly CompensationSubscriptionRow[] {
  if (element.event.type !== 'compensation' || isProcess(thrower)) return [];
  const { activityRef } = element.event;
  const scope = step.current(thrower.flowScopeKey);
  const around = 'flowScopeKey' in scope && scope.type === 'EVENT_SUB_PROCESS' ? step.state.compensationsIn(scope.flowScopeKey) : [];
  const completed = [...around, ...step.state.compensationsIn(scope.elementInstanceKey)];
  return completed.filter((row) => row.throwerKey === null && (activityRef === null || row.elementId === activityRef));
}

/** A compensation boundary event that happens, for the completed activity it is attached to. */
export interface Undoing {
  readonly event: Element;
  readonly handler: Element;
  readonly subscriptionKey: Key;
}

/** The throw event takes these and everything inside them. Answers the events that happen, in their order. */
export function takeCompensations(step: Step, rows: readonly CompensationSubscriptionRow[], thrower: Instance): readonly Undoing[] {
  return rows.flatMap((row) => {
    const event = row.eventId === null ? undefined : step.elementById(thrower.processDefinitionKey, row.eventId);
    const inside = (): readonly Undoing[] => takeCompensations(step, step.state.compensationsIn(row.elementInstanceKey), thrower);
    if (!event?.handler) {
      step.emit({ kind: 'COMPENSATION_CLOSED', row });
      return inside();
    }
    step.emit({ kind: 'COMPENSATION_TRIGGERED', row: { ...row, throwerKey: thrower.elementInstanceKey } });
    return [{ event, handler: event.handler, subscriptionKey: row.subscriptionKey }, ...inside()];
  });
}

/** A handler has ended. The throw event goes on after the last one. */
export function handlerEnded(step: Step, handler: Instance): void {
  const row = handler.internals?.compensates === undefined ? undefined : step.state.compensation(handler.internals.compensates);
  if (!row) return;
  step.emit({ kind: 'COMPENSATION_CLOSED', row });
  if (row.throwerKey !== null && step.state.countCompensationsOf(row.throwerKey) === 0) step.followUp({ do: 'complete', key: row.throwerKey });
}
