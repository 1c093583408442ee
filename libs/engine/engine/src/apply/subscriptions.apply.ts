import type { Appliers } from './apply.js';

export const APPLY_SUBSCRIPTION = {
  MESSAGE_SUBSCRIPTION_OPENED: (memory, { row }) => memory.tables.messageSubscriptions.insert(row),
  MESSAGE_SUBSCRIPTION_CORRELATED: (memory, { row }) => memory.tables.messageSubscriptions.update(row),
  MESSAGE_SUBSCRIPTION_CLOSED: (memory, { row }) => memory.tables.messageSubscriptions.update(row),
  MESSAGE_CORRELATED: (memory, { row }) => memory.tables.correlatedMessageSubscriptions.insert(row),
  SIGNAL_SUBSCRIPTION_OPENED: (memory, { row }) => memory.tables.signalSubscriptions.insert(row),
  SIGNAL_SUBSCRIPTION_CLOSED: (memory, { row }) => memory.tables.signalSubscriptions.delete(row),
  CONDITIONAL_SUBSCRIPTION_OPENED: (memory, { row }) => memory.tables.conditionalSubscriptions.insert(row),
  CONDITIONAL_SUBSCRIPTION_CLOSED: (memory, { row }) => memory.tables.conditionalSubscriptions.delete(row),
  COMPENSATION_OPENED: (memory, { row }) => memory.tables.compensationSubscriptions.insert(row),
  COMPENSATION_TRIGGERED: (memory, { row }) => memory.tables.compensationSubscriptions.update(row),
  COMPENSATION_CLOSED: (memory, { row }) => memory.tables.compensationSubscriptions.delete(row),
  MESSAGE_PUBLISHED: (memory, { row }) => memory.tables.messages.insert(row),
  MESSAGE_TAKEN: (memory, { row }) => memory.tables.messages.update(row),
  MESSAGE_EXPIRED: (memory, { row }) => memory.tables.messages.delete(row),
  TIMER_CREATED: (memory, { row }) => memory.tables.timers.insert(row),
  TIMER_RESCHEDULED: (memory, { row }) => memory.tables.timers.update(row),
  TIMER_ENDED: (memory, { row }) => memory.tables.timers.delete(row),
} as const satisfies Appliers<
  | 'MESSAGE_SUBSCRIPTION_OPENED' | 'MESSAGE_SUBSCRIPTION_CORRELATED' | 'MESSAGE_SUBSCRIPTION_CLOSED' | 'MESSAGE_CORRELATED' | 'SIGNAL_SUBSCRIPTION_OPENED'
  | 'CONDITIONAL_SUBSCRIPTION_OPENED' | 'CONDITIONAL_SUBSCRIPTION_CLOSED' | 'COMPENSATION_OPENED' | 'COMPENSATION_TRIGGERED' | 'COMPENSATION_CLOSED'
  | 'SIGNAL_SUBSCRIPTION_CLOSED' | 'MESSAGE_PUBLISHED' | 'MESSAGE_TAKEN' | 'MESSAGE_EXPIRED' | 'TIMER_CREATED' | 'TIMER_RESCHEDULED' | 'TIMER_ENDED'
>;
