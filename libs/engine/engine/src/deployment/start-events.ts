import { EMPTY_SCOPE } from '#engine/feel';
import type { Element } from '../compile/executable.js';
import type { Step } from '../process/step.js';
import { evaluateIn } from '../rules/expressions.js';
import { createTimer, scheduleOf } from '../rules/timers.js';
import type { ProcessDefinitionRow } from '../state/rows.js';

/** The start events of older versions are not listened to any more. */
export function closeOldStartEvents(step: Step, processDefinitionId: string): void {
  const latest = step.state.definition('processDefinitions', { latest: processDefinitionId });
  if (latest) closeStartEvents(step, latest);
}

/** The latest version stops listening. */
export function closeStartEvents(step: Step, { processDefinitionId, processDefinitionKey }: ProcessDefinitionRow): void {
  const events = step.state.startEventsOf(processDefinitionId);
  for (const row of events.subscriptions) step.emit({ kind: 'START_SUBSCRIPTION_CLOSED', row });
  for (const row of events.timersOf(processDefinitionKey)) step.emit({ kind: 'TIMER_ENDED', row });
}

/** Message, signal, conditional and timer start events of a new version begin to listen. */
export function openStartEvents(step: Step, root: Element, definition: ProcessDefinitionRow): void {
  for (const element of root.children.toReversed()) if (element.kind === 'startEvent') openStartEvent(step, element, definition);
}

function openStartEvent(step: Step, element: Element, { processDefinitionKey, processDefinitionId }: ProcessDefinitionRow): void {
  const { event } = element;
  if (event.type === 'timer') {
    const schedule = scheduleOf(step, event, EMPTY_SCOPE);
    const owner = { elementId: element.id, elementInstanceKey: null, processInstanceKey: null, processDefinitionKey, interrupting: false };
    if (schedule.ok) createTimer(step, owner, schedule.value);
    return;
  }
  if (event.type === 'conditional') {
    step.emit({ kind: 'START_SUBSCRIPTION_OPENED', row: { subscriptionKey: step.newKey(), kind: 'CONDITION', name: '', elementId: element.id, processDefinitionKey, processDefinitionId } });
    return;
  }
  if ((event.type !== 'message' && event.type !== 'signal') || !event.name) return;
  const name = evaluateIn(step, event.name, EMPTY_SCOPE);
  if (!name.ok || typeof name.value !== 'string') return;
  const kind = event.type === 'message' ? 'MESSAGE' : 'SIGNAL';
  step.emit({
    kind: 'START_SUBSCRIPTION_OPENED',
    row: { subscriptionKey: step.newKey(), kind, name: name.value, elementId: element.id, processDefinitionKey, processDefinitionId },
  });
}
