import type { Element } from '../compile/executable.js';
import type { FollowUp, Step } from '../process/step.js';
import type { JsonText } from '../state/rows.js';
import type { Instance } from '../state/state.js';
import { dropTokens } from './flows.js';
import { closeSubscriptions } from './subscriptions.js';
import { takeResult } from './mappings.js';

/** Lets a boundary event begin that interrupts nothing: before all else that follows, unless told otherwise. */
type Begin = (next: Extract<FollowUp, { do: 'activate' }>) => void;

/**
 * An event an instance waits for has happened, with its payload: a boundary event of it, an event sub-process in it, an
 * event behind an event-based gateway, or the catching element itself. Answers false when it comes too late.
 */
export function trigger(step: Step, instance: Instance, caught: Element, variables: JsonText, begin: Begin = (next) => step.followNext(next)): boolean {
  const element = caught.inner && instance.type !== 'MULTI_INSTANCE_BODY' ? caught.inner : caught;
  if (instance.phase !== 'ACTIVATED' && element.attachedTo === null && element.parent?.kind !== 'eventSubProcess') return false;
  if (instance.phase === 'TERMINATING' || (instance.internals?.interruptedBy && !instance.internals.interrupted)) return false;
  if (element.attachedTo) triggerBoundary(step, instance, element, variables, begin);
  else if (element.kind === 'startEvent') triggerEventSubProcess(step, instance, element, variables);
  else if (instance.type === 'EVENT_BASED_GATEWAY') triggerBehindGateway(step, instance, element, variables);
  else triggerCatch(step, instance, element, variables);
  return true;
}

function triggerBoundary(step: Step, instance: Instance, element: Element, variables: JsonText, begin: Begin): void {
  const event = { elementId: element.id, variables };
  if (element.interrupting) {
    step.emit({ kind: 'INTERNALS_CHANGED', key: instance.elementInstanceKey, internals: { ...instance.internals, interruptedBy: event } });
    step.followUp({ do: 'terminate', key: instance.elementInstanceKey });
  } else if ('flowScopeKey' in instance) begin({ do: 'activate', element, scopeKey: instance.flowScopeKey, trigger: event });
}

/** Interrupting: the scope waits for nothing any more, everything in it is ended, then the event sub-process begins. */
function triggerEventSubProcess(step: Step, scope: Instance, start: Element, variables: JsonText): void {
  const event = { elementId: start.id, variables };
  const scopeKey = scope.elementInstanceKey;
  if (!start.interrupting) {
    if (start.parent) step.followUp({ do: 'activate', element: start.parent, scopeKey, trigger: event });
    return;
  }
  const children = step.state.children(scopeKey);
  step.dropPending(scopeKey);
  dropTokens(step, scopeKey);
  closeEventSubProcesses(step, scope);
  const internals = { ...scope.internals, interruptedBy: event };
  if (children.length > 0) {
    step.emit({ kind: 'INTERNALS_CHANGED', key: scopeKey, internals });
    for (const child of children) step.followUp({ do: 'terminate', key: child.elementInstanceKey });
  } else {
    step.emit({ kind: 'INTERNALS_CHANGED', key: scopeKey, internals: { ...internals, interrupted: true } });
    if (start.parent) step.followUp({ do: 'activate', element: start.parent, scopeKey, trigger: event });
  }
}

/** Boundary events of the scope stay open while its event sub-process runs. */
function closeEventSubProcesses(step: Step, scope: Instance): void {
  const boundaries = new Set(step.elementOf(scope).boundaryEvents.map((event) => event.id));
  closeSubscriptions(step, scope, (elementId) => !boundaries.has(elementId));
}

function triggerBehindGateway(step: Step, gateway: Instance, element: Element, variables: JsonText): void {
  const triggeredBy = { elementId: element.id, variables };
  step.emit({ kind: 'INTERNALS_CHANGED', key: gateway.elementInstanceKey, internals: { ...gateway.internals, triggeredBy } });
  closeSubscriptions(step, gateway);
  step.followUp({ do: 'complete', key: gateway.elementInstanceKey });
}

function triggerCatch(step: Step, instance: Instance, element: Element, variables: JsonText): void {
  closeSubscriptions(step, instance, (elementId) => elementId === element.id);
  takeResult(step, element, instance, variables);
  step.followUp({ do: 'complete', key: instance.elementInstanceKey });
}
