import type { JsonText, Key, Millis } from './values.js';

/** Subscription of an element instance to a message. Start events have `MessageStartSubscriptionRow`. */
export interface MessageSubscriptionRow {
  readonly messageSubscriptionKey: Key;
  readonly messageName: string;
  readonly correlationKey: string;
  readonly messageSubscriptionState: 'CREATED' | 'CORRELATED' | 'DELETED' | 'MIGRATED';
  readonly interrupting: boolean;
  /** The event that waits (for an event-based gateway the event behind it). */
  readonly elementId: string;
  readonly elementInstanceKey: Key;
  readonly processInstanceKey: Key;
  readonly rootProcessInstanceKey: Key;
  readonly processDefinitionKey: Key;
  readonly processDefinitionId: string;
  readonly lastUpdatedDate: Millis;
}

export interface CorrelatedMessageSubscriptionRow {
  /** `<subscriptionKey>-<messageKey>` */
  readonly id: string;
  readonly subscriptionKey: Key;
  readonly messageKey: Key;
  readonly messageName: string;
  readonly correlationKey: string;
  readonly correlationTime: Millis;
  readonly elementId: string;
  /** null for a start event. */
  readonly elementInstanceKey: Key | null;
  readonly processInstanceKey: Key;
  readonly rootProcessInstanceKey: Key;
  readonly processDefinitionKey: Key;
  readonly processDefinitionId: string;
}

/** An event that waits for a condition on variables. */
export interface ConditionalSubscriptionRow {
  readonly subscriptionKey: Key;
  readonly interrupting: boolean;
  readonly elementId: string;
  readonly elementInstanceKey: Key;
  readonly processInstanceKey: Key;
}

/** Start events (message, signal, condition) of the latest version of a process. Deleted when a newer version is deployed. */
export interface StartSubscriptionRow {
  readonly subscriptionKey: Key;
  readonly kind: 'MESSAGE' | 'SIGNAL' | 'CONDITION';
  /** Conditions have none. */
  readonly name: string;
  readonly elementId: string;
  readonly processDefinitionKey: Key;
  readonly processDefinitionId: string;
}

export interface SignalSubscriptionRow {
  readonly subscriptionKey: Key;
  readonly signalName: string;
  readonly interrupting: boolean;
  readonly elementId: string;
  readonly elementInstanceKey: Key;
  readonly processInstanceKey: Key;
}

/**
 * A completed activity that can be compensated: one with a handler, or a sub-process in which there are some. Deleted when its
 * handler has ended or nobody can throw the compensation any more.
 */
export interface CompensationSubscriptionRow {
  readonly subscriptionKey: Key;
  /** The activity, and the instance of it that has completed. */
  readonly elementId: string;
  readonly elementInstanceKey: Key;
  /** Scope it completed in. */
  readonly scopeKey: Key;
  /** Boundary event that leads to the handler; null for a scope that has none of its own. */
  readonly eventId: string | null;
  /** Throw event that waits for its handler. */
  readonly throwerKey: Key | null;
  readonly processInstanceKey: Key;
}

/** A published message kept in the buffer until `deadline`. Deleted when it expires. */
export interface MessageRow {
  readonly messageKey: Key;
  readonly name: string;
  readonly correlationKey: string;
  readonly messageId: string;
  readonly variables: JsonText;
  readonly publishedAt: Millis;
  readonly deadline: Millis;
  /** Process ids it was already correlated to. */
  readonly correlatedTo: readonly string[];
}

export interface TimerRow {
  readonly timerKey: Key;
  readonly dueDate: Millis;
  /** How often it still fires after this time; -1 for ever. */
  readonly repetitions: number;
  /** The expression's text (`R3/PT1H`, cron), kept for the next date. */
  readonly cycle: string | null;
  readonly interrupting: boolean;
  readonly elementId: string;
  /** null for the timer start event of a process. */
  readonly elementInstanceKey: Key | null;
  readonly processInstanceKey: Key | null;
  readonly processDefinitionKey: Key;
}
