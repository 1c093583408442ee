import { ok } from '#core/kernel';
import { isNumber, numberText } from '#engine/feel';
import type { Condition, Element } from '../compile/executable.js';
import type { Expression } from '../compile/expression.js';
import type { Step } from '../process/step.js';
import type { Instance } from '../state/state.js';
import { evaluateConditions, holdsAt } from './conditions.js';
import { evaluate, evaluateString, typeName } from './expressions.js';
import { failure, type Attempt } from './failure.js';
import type { Schedule } from './timer-dates.js';
import { createTimer, scheduleOf } from './timers.js';
import { feelScope } from './variables.js';

/** One event an instance waits for, evaluated; opened only when all of an instance can be. */
type Prepared =
  | { readonly on: 'message'; readonly element: Element; readonly name: string; readonly correlationKey: string }
  | { readonly on: 'signal'; readonly element: Element; readonly name: string }
  | { readonly on: 'condition'; readonly element: Element; readonly condition: Condition }
  | { readonly on: 'timer'; readonly element: Element; readonly schedule: Schedule };

/** Start event of an event sub-process: what its scope waits for. */
export function startOf(eventSubProcess: Element): Element | undefined {
  return eventSubProcess.children.find((child) => child.kind === 'startEvent');
}

/** Events that can be caught while an activity runs: its boundary events and, for a scope, its event sub-processes. */
export function catchersOf(element: Element): readonly Element[] {
  if (element.boundaryEvents.length === 0 && element.eventSubProcesses.length === 0) return [];
  return [...element.eventSubProcesses.flatMap((one) => startOf(one) ?? []), ...element.boundaryEvents.toReversed()];
}

/** Subscribes an instance to events. Nothing is opened when one of them cannot be evaluated. */
export function openSubscriptions(step: Step, instance: Instance, elements: readonly Element[]): Attempt {
  evaluateConditions(step);
  const prepared: Prepared[] = [];
  for (const element of elements) {
    const one = prepare(step, instance, element);
    if (!one.ok) return one;
    if (one.value) prepared.push(one.value);
  }
  for (const one of prepared) open(step, instance, one);
  return ok();
}

function prepare(step: Step, instance: Instance, element: Element): Attempt<Prepared | null> {
  const { event } = element;
  switch (event.type) {
    case 'message':
      return prepareMessage(step, instance, element, event);
    case 'signal': {
      const name = evaluateString(step, event.name, instance.elementInstanceKey);
      return name.ok ? ok({ on: 'signal', element, name: name.value }) : name;
    }
    case 'timer': {
      const schedule = scheduleOf(step, event, feelScope(step.state, instance.elementInstanceKey));
      return schedule.ok ? ok({ on: 'timer', element, schedule: schedule.value }) : schedule;
    }
    case 'conditional':
      return ok({ on: 'condition', element, condition: event });
    default:
      return ok(null);
  }
}

function prepareMessage(step: Step, instance: Instance, element: Element, event: { name: Expression | null; correlationKey: Expression | null }): Attempt<Prepared | null> {
  if (!event.name || !event.correlationKey) return ok(null);
  const name = evaluateString(step, event.name, instance.elementInstanceKey);
  if (!name.ok) return name;
  const correlationKey = correlationKeyOf(step, instance, event.correlationKey);
  return correlationKey.ok ? ok({ on: 'message', element, name: name.value, correlationKey: correlationKey.value }) : correlationKey;
}

/** A text or a number; a number matches the text of its whole part. */
export function correlationKeyOf(step: Step, instance: Instance, expression: Expression): Attempt<string> {
  const value = evaluate(step, expression, instance.elementInstanceKey);
  if (!value.ok) return value;
  if (typeof value.value === 'string') return ok(value.value);
  if (isNumber(value.value)) return ok(numberText(value.value).replace(/\.\d+$/, ''));
  return failure(
    'EXTRACT_VALUE_ERROR',
    `Failed to extract the correlation key for '${expression.text}': The value must be either a string or a number, but was '${typeName(value.value)}'.`,
  );
}

function open(step: Step, instance: Instance, prepared: Prepared): void {
  const { elementInstanceKey, processInstanceKey, processDefinitionKey } = instance;
  const { id: elementId, interrupting } = prepared.element;
  switch (prepared.on) {
    case 'message':
      openMessage(step, instance, prepared);
      return;
    case 'signal':
      step.emit({
        kind: 'SIGNAL_SUBSCRIPTION_OPENED',
        row: { subscriptionKey: step.newKey(), signalName: prepared.name, interrupting, elementId, elementInstanceKey, processInstanceKey },
      });
      return;
    case 'condition':
      openCondition(step, instance, prepared);
      return;
    case 'timer':
      createTimer(step, { elementId, elementInstanceKey, processInstanceKey, processDefinitionKey, interrupting }, prepared.schedule);
      return;
  }
}

/** A condition that holds already fires as soon as its subscription is there. */
function openCondition(step: Step, instance: Instance, { element, condition }: Extract<Prepared, { on: 'condition' }>): void {
  const { elementInstanceKey, processInstanceKey } = instance;
  const subscriptionKey = step.newKey();
  const row = { subscriptionKey, interrupting: element.interrupting, elementId: element.id, elementInstanceKey, processInstanceKey };
  step.emit({ kind: 'CONDITIONAL_SUBSCRIPTION_OPENED', row });
  if (holdsAt(step, condition, elementInstanceKey)) step.followUp({ do: 'fireCondition', subscriptionKey });
}

function openMessage(step: Step, instance: Instance, prepared: Extract<Prepared, { on: 'message' }>): void {
  const { elementInstanceKey, processInstanceKey, rootProcessInstanceKey, processDefinitionKey, processDefinitionId } = instance;
  step.emit({
    kind: 'MESSAGE_SUBSCRIPTION_OPENED',
    row: {
      messageSubscriptionKey: step.newKey(),
      messageName: prepared.name,
      correlationKey: prepared.correlationKey,
      messageSubscriptionState: 'CREATED',
      interrupting: prepared.element.interrupting,
      elementId: prepared.element.id,
      elementInstanceKey,
      processInstanceKey,
      rootProcessInstanceKey,
      processDefinitionKey,
      processDefinitionId,
      lastUpdatedDate: step.now,
    },
  });
  step.followUp({ do: 'correlateBuffered', name: prepared.name, correlationKey: prepared.correlationKey, elementInstanceKey });
}

/** The instance waits no longer: for anything, or for the events that `which` names. */
export function closeSubscriptions(step: Step, instance: Instance, which: (elementId: string) => boolean = () => true): void {
  const key = instance.elementInstanceKey;
  for (const row of step.state.timersOf(key)) if (which(row.elementId)) step.emit({ kind: 'TIMER_ENDED', row });
  for (const row of step.state.subscriptionsOf(key)) {
    if (which(row.elementId)) step.emit({ kind: 'MESSAGE_SUBSCRIPTION_CLOSED', row: { ...row, messageSubscriptionState: 'DELETED', lastUpdatedDate: step.now } });
  }
  for (const row of step.state.conditionsOf(key)) if (which(row.elementId)) step.emit({ kind: 'CONDITIONAL_SUBSCRIPTION_CLOSED', row });
  for (const row of step.state.signalSubscriptionsOf(key)) if (which(row.elementId)) step.emit({ kind: 'SIGNAL_SUBSCRIPTION_CLOSED', row });
}
