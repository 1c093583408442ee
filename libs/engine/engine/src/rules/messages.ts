import type { Step } from '../process/step.js';
import type { JsonText, Key, MessageRow, MessageSubscriptionRow, StartSubscriptionRow } from '../state/rows.js';
import type { Instance } from '../state/state.js';
import { startByEvent } from './start.js';
import { trigger } from './triggers.js';

/** A message on its way to whoever waits for it. */
export interface Message {
  readonly messageKey: Key;
  readonly name: string;
  readonly correlationKey: string;
  readonly variables: JsonText;
}

export interface Publication extends Omit<Message, 'messageKey'> {
  readonly timeToLive: number;
  /** Empty: none. */
  readonly messageId: string;
}

/** Gives a message to all who wait for it and keeps it while it lives. Nothing is published twice under one id. */
export function publish(step: Step, { name, correlationKey, timeToLive, messageId, variables }: Publication): Key | undefined {
  const buffered = step.state.messages(name, correlationKey);
  if (messageId !== '' && buffered.some((message) => message.messageId === messageId && message.deadline > step.now)) return undefined;
  const messageKey = step.newKey();
  const receivers = correlate(step, { messageKey, name, correlationKey, variables });
  if (timeToLive > 0) {
    const deadline = step.now + timeToLive;
    const correlatedTo = receivers.map((receiver) => receiver.processDefinitionId);
    step.emit({ kind: 'MESSAGE_PUBLISHED', row: { messageKey, name, correlationKey, messageId, variables, publishedAt: step.now, deadline, correlatedTo } });
    step.dueAt(deadline);
  }
  return messageKey;
}

/** Where a message went, by process id: each process gets it once, whatever its version. */
export interface Receiver {
  readonly processDefinitionId: string;
  readonly processInstanceKey: Key;
  /** It began with this message. */
  readonly started: boolean;
}

/** Gives the message to one waiting instance of each process, and to the start events that may use it. */
export function correlate(step: Step, message: Message): readonly Receiver[] {
  const receivers = new Map<string, Receiver>();
  for (const subscription of step.state.messageSubscriptions(message.name, message.correlationKey)) {
    if (!receivers.has(subscription.processDefinitionId) && deliver(step, subscription, message)) note(receivers, subscription, false);
  }
  for (const start of step.state.startSubscriptions('MESSAGE', message.name)) {
    const processInstanceKey = receivers.has(start.processDefinitionId) ? undefined : startInstance(step, start, message);
    if (processInstanceKey !== undefined) note(receivers, { processDefinitionId: start.processDefinitionId, processInstanceKey }, true);
  }
  return [...receivers.values()];
}

function note(receivers: Map<string, Receiver>, { processDefinitionId, processInstanceKey }: Omit<Receiver, 'started'>, started: boolean): void {
  receivers.set(processDefinitionId, { processDefinitionId, processInstanceKey, started });
}

/** Answers false when the instance cannot take it any more. */
export function deliver(step: Step, subscription: MessageSubscriptionRow, message: Message): boolean {
  const instance = step.state.live(subscription.elementInstanceKey);
  const element = instance && step.elementById(subscription.processDefinitionKey, subscription.elementId);
  if (!instance || !element || !canTake(instance)) return false;
  if (subscription.interrupting) markCorrelated(step, subscription);
  noteCorrelation(step, subscription, message);
  return trigger(step, instance, element, message.variables);
}

function canTake(instance: Instance): boolean {
  return instance.phase === 'ACTIVATED' && (!instance.internals?.interruptedBy || instance.internals.interrupted === true);
}

function markCorrelated(step: Step, row: MessageSubscriptionRow): void {
  step.emit({ kind: 'MESSAGE_SUBSCRIPTION_CORRELATED', row: { ...row, messageSubscriptionState: 'CORRELATED', lastUpdatedDate: step.now } });
}

function noteCorrelation(step: Step, subscription: MessageSubscriptionRow, { messageKey, name, correlationKey }: Message): void {
  const { messageSubscriptionKey: subscriptionKey, elementId, elementInstanceKey, processInstanceKey, rootProcessInstanceKey } = subscription;
  step.emit({
    kind: 'MESSAGE_CORRELATED',
    row: {
      id: `${subscriptionKey}-${messageKey}`,
      subscriptionKey,
      messageKey,
      messageName: name,
      correlationKey,
      correlationTime: step.now,
      elementId,
      elementInstanceKey,
      processInstanceKey,
      rootProcessInstanceKey,
      processDefinitionKey: subscription.processDefinitionKey,
      processDefinitionId: subscription.processDefinitionId,
    },
  });
}

/** No second instance for one key while the first one runs; an empty key always starts. */
export function startInstance(step: Step, start: StartSubscriptionRow, message: Message): Key | undefined {
  const { processDefinitionId, processDefinitionKey, elementId } = start;
  const keyed = message.correlationKey !== '';
  if (keyed && step.state.startedByMessage(processDefinitionId, message.correlationKey)) return undefined;
  const processInstanceKey = startByEvent(step, { processDefinitionKey, elementId }, message.variables, keyed ? message.correlationKey : null);
  step.emit({
    kind: 'MESSAGE_CORRELATED',
    row: {
      id: `${start.subscriptionKey}-${message.messageKey}`,
      subscriptionKey: start.subscriptionKey,
      messageKey: message.messageKey,
      messageName: message.name,
      correlationKey: message.correlationKey,
      correlationTime: step.now,
      elementId,
      elementInstanceKey: null,
      processInstanceKey,
      rootProcessInstanceKey: processInstanceKey,
      processDefinitionKey,
      processDefinitionId,
    },
  });
  return processInstanceKey;
}

const isAlive = (step: Step, message: MessageRow): boolean => message.deadline > step.now;

/** A subscription was opened: the oldest buffered message that this process has not had goes to it. */
export function correlateBuffered(step: Step, name: string, correlationKey: string, elementInstanceKey: Key): void {
  const subscription = step.state.subscriptionsOf(elementInstanceKey).find((one) => one.messageName === name && one.correlationKey === correlationKey);
  if (!subscription) return;
  const message = unread(step, name, correlationKey, subscription.processDefinitionId);
  if (message && deliver(step, subscription, message)) taken(step, message, subscription.processDefinitionId);
}

/** An instance that a message started has ended: the next message with its key starts another one. */
export function startFromBuffer(step: Step, processDefinitionId: string, correlationKey: string): void {
  for (const start of step.state.startEventsOf(processDefinitionId).subscriptions) {
    if (start.kind !== 'MESSAGE') continue;
    const message = unread(step, start.name, correlationKey, processDefinitionId);
    if (!message || startInstance(step, start, message) === undefined) continue;
    taken(step, message, processDefinitionId);
    return;
  }
}

function unread(step: Step, name: string, correlationKey: string, processDefinitionId: string): MessageRow | undefined {
  return step.state.messages(name, correlationKey).find((message) => isAlive(step, message) && !message.correlatedTo.includes(processDefinitionId));
}

function taken(step: Step, message: MessageRow, processDefinitionId: string): void {
  step.emit({ kind: 'MESSAGE_TAKEN', row: { ...message, correlatedTo: [...message.correlatedTo, processDefinitionId] } });
}
