import type { JsonText, Key, Millis } from './values.js';

export type EndState = 'ACTIVE' | 'COMPLETED' | 'TERMINATED';

/** Step of the life cycle between the public states. */
export type Phase = 'ACTIVATING' | 'ACTIVATED' | 'COMPLETING' | 'COMPLETED' | 'TERMINATING' | 'TERMINATED';
export const ELEMENT_TYPES = [
  'PROCESS', 'SUB_PROCESS', 'EVENT_SUB_PROCESS', 'AD_HOC_SUB_PROCESS', 'AD_HOC_SUB_PROCESS_INNER_INSTANCE', 'START_EVENT',
  'INTERMEDIATE_CATCH_EVENT', 'INTERMEDIATE_THROW_EVENT', 'BOUNDARY_EVENT', 'END_EVENT', 'SERVICE_TASK', 'RECEIVE_TASK', 'USER_TASK',
  'MANUAL_TASK', 'TASK', 'EXCLUSIVE_GATEWAY', 'INCLUSIVE_GATEWAY', 'PARALLEL_GATEWAY', 'EVENT_BASED_GATEWAY', 'MULTI_INSTANCE_BODY',
  'CALL_ACTIVITY', 'BUSINESS_RULE_TASK', 'SCRIPT_TASK', 'SEND_TASK',
] as const;

export type ElementType = (typeof ELEMENT_TYPES)[number];

/** An event that was triggered on an element and waits for the element to be ready for it. */
export interface TriggeredEvent {
  readonly elementId: string;
  readonly variables: JsonText;
}

/** Life-cycle bookkeeping that only few instances need; one JSON column. */
export interface Internals {
  /** Interrupting boundary event or event sub-process start that fires when the termination is over. */
  readonly interruptedBy?: TriggeredEvent;
  /** An event sub-process interrupted this scope and has begun: nothing else starts in it any more. */
  readonly interrupted?: boolean;
  /** Event (behind an event-based gateway) or payload that ends the wait. */
  readonly triggeredBy?: TriggeredEvent;
  /** Multi-instance body: the input list (JSON array texts), how many were started and ended. */
  readonly loop?: { readonly items: readonly JsonText[]; readonly started: number; readonly completed: number; readonly terminated: number };
  readonly loopCounter?: number;
  /** Ad-hoc sub-process: its condition or its worker lets it end. */
  readonly fulfilled?: boolean;
  /** Activation in an ad-hoc sub-process: its result is in the list. */
  readonly collected?: boolean;
  /** On a process instance: it is terminated when one of these elements has ended. */
  readonly terminateAfter?: readonly string[];
  /** Process instance started by a call activity. */
  readonly calledInstanceKey?: Key;
  /** Compensation handler: the subscription it serves. */
  readonly compensates?: Key;
}

interface LifeCycleRow {
  /** For the process itself: the process instance key. */
  readonly elementInstanceKey: Key;
  readonly processInstanceKey: Key;
  readonly rootProcessInstanceKey: Key;
  readonly processDefinitionKey: Key;
  readonly processDefinitionId: string;
  readonly elementId: string;
  readonly type: ElementType;
  readonly state: EndState;
  readonly phase: Phase;
  readonly startDate: Millis;
  readonly endDate: Millis | null;
  /** Next execution listener to run in the current phase. */
  readonly listenerIndex: number;
  readonly internals: Internals | null;
}

export interface ElementInstanceRow extends LifeCycleRow {
  readonly elementName: string;
  /** Element instance (or process instance) this one runs in. */
  readonly flowScopeKey: Key;
  /** Active incident directly on this element, the first when there are several. */
  readonly incidentKey: Key | null;
  /** True too when something inside has an incident. */
  readonly hasIncident: boolean;
}

export interface ProcessInstanceRow extends LifeCycleRow {
  readonly processDefinitionName: string | null;
  readonly processDefinitionVersion: number;
  readonly processDefinitionVersionTag: string | null;
  readonly hasIncident: boolean;
  readonly parentProcessInstanceKey: Key | null;
  readonly parentElementInstanceKey: Key | null;
  readonly tags: readonly string[];
  readonly businessId: string | null;
  /** Correlation key of the message that started it (not empty): no second start while it runs. */
  readonly startCorrelationKey: string | null;
}

export interface VariableRow {
  readonly variableKey: Key;
  readonly scopeKey: Key;
  readonly name: string;
  readonly value: JsonText;
  readonly processInstanceKey: Key;
  readonly rootProcessInstanceKey: Key;
  readonly processDefinitionKey: Key;
}

/** Tokens that wait at a parallel or inclusive join: one row per incoming flow. Deleted at 0. */
export interface JoinTokenRow {
  /** `<flowScopeKey>/<flow id>` */
  readonly id: string;
  readonly flowScopeKey: Key;
  readonly gatewayId: string;
  readonly flowId: string;
  readonly count: number;
  readonly processInstanceKey: Key;
}

/** A flow that was taken at least once. Insert-only; a second insert of one id is ignored. Never loaded back. */
export interface SequenceFlowRow {
  /** `<processInstanceKey>_<flow id>` */
  readonly sequenceFlowId: string;
  readonly elementId: string;
  readonly processInstanceKey: Key;
  readonly rootProcessInstanceKey: Key;
  readonly processDefinitionKey: Key;
  readonly processDefinitionId: string;
}
