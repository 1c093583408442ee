import type {
  CompensationSubscriptionRow, ConditionalSubscriptionRow,
  CorrelatedMessageSubscriptionRow, DecisionDefinitionRow, DecisionInstanceRow, DecisionRequirementsRow, FormRow, IncidentRow, Internals, JobRow, JoinTokenRow,
  Key, MessageRow, MessageSubscriptionRow, Millis, ProcessDefinitionRow, ResourceRow, SequenceFlowRow, SignalSubscriptionRow, StartSubscriptionRow,
  TimerRow, UserTaskRow, VariableRow,
} from '../state/rows.js';
import type { HistoryKind } from '../state/load.js';
import type { Instance } from '../state/state.js';

interface At {
  readonly key: Key;
  readonly at: Millis;
}

/** Everything that can happen, with what it carries. Deciding produces these; `apply` alone turns them into rows. */
export interface EventPayloads {
  PROCESS_DEPLOYED: { readonly row: ProcessDefinitionRow };
  DECISION_REQUIREMENTS_DEPLOYED: { readonly row: DecisionRequirementsRow };
  DECISION_DEPLOYED: { readonly row: DecisionDefinitionRow };
  FORM_DEPLOYED: { readonly row: FormRow };
  RESOURCE_DEPLOYED: { readonly row: ResourceRow };
  PROCESS_DELETED: { readonly row: ProcessDefinitionRow };
  DECISION_REQUIREMENTS_DELETED: { readonly row: DecisionRequirementsRow };
  DECISION_DELETED: { readonly row: DecisionDefinitionRow };
  FORM_DELETED: { readonly row: FormRow };
  RESOURCE_DELETED: { readonly row: ResourceRow };
  /** All rows of a finished process instance, or of an evaluation of decisions. */
  HISTORY_DELETED: { readonly of: HistoryKind; readonly key: Key };
  START_SUBSCRIPTION_OPENED: { readonly row: StartSubscriptionRow };
  START_SUBSCRIPTION_CLOSED: { readonly row: StartSubscriptionRow };

  ELEMENT_ACTIVATING: { readonly instance: Instance };
  ELEMENT_ACTIVATED: At;
  ELEMENT_COMPLETING: At;
  ELEMENT_COMPLETED: At;
  ELEMENT_TERMINATING: At;
  ELEMENT_TERMINATED: At;
  LISTENER_PASSED: { readonly key: Key; readonly listenerIndex: number };
  INTERNALS_CHANGED: { readonly key: Key; readonly internals: Internals };
  SEQUENCE_FLOW_TAKEN: { readonly row: SequenceFlowRow };
  TOKEN_ARRIVED: { readonly row: JoinTokenRow };
  TOKEN_TAKEN: { readonly row: JoinTokenRow };

  VARIABLE_CREATED: { readonly row: VariableRow };
  VARIABLE_UPDATED: { readonly row: VariableRow };

  JOB_CREATED: { readonly row: JobRow };
  JOB_ACTIVATED: { readonly row: JobRow };
  JOB_COMPLETED: { readonly row: JobRow };
  JOB_FAILED: { readonly row: JobRow };
  JOB_ERROR_THROWN: { readonly row: JobRow };
  JOB_TIMED_OUT: { readonly row: JobRow };
  JOB_BACK_OFF_ENDED: { readonly row: JobRow };
  JOB_UPDATED: { readonly row: JobRow };
  JOB_RETRIED: { readonly row: JobRow };
  /** It is too large to be handed out. */
  JOB_WITHHELD: { readonly row: JobRow };
  JOB_CANCELED: { readonly row: JobRow };

  USER_TASK_CREATING: { readonly row: UserTaskRow };
  USER_TASK_CREATED: { readonly row: UserTaskRow };
  USER_TASK_ASSIGNING: { readonly row: UserTaskRow };
  USER_TASK_ASSIGNED: { readonly row: UserTaskRow };
  USER_TASK_UPDATING: { readonly row: UserTaskRow };
  USER_TASK_UPDATED: { readonly row: UserTaskRow };
  USER_TASK_COMPLETING: { readonly row: UserTaskRow };
  USER_TASK_COMPLETED: { readonly row: UserTaskRow };
  USER_TASK_CANCELING: { readonly row: UserTaskRow };
  USER_TASK_CANCELED: { readonly row: UserTaskRow };
  USER_TASK_LISTENER_PASSED: { readonly row: UserTaskRow };
  USER_TASK_CORRECTED: { readonly row: UserTaskRow };
  USER_TASK_DENIED: { readonly row: UserTaskRow };

  INCIDENT_CREATED: { readonly row: IncidentRow };
  INCIDENT_RESOLVED: { readonly row: IncidentRow };

  MESSAGE_SUBSCRIPTION_OPENED: { readonly row: MessageSubscriptionRow };
  MESSAGE_SUBSCRIPTION_CORRELATED: { readonly row: MessageSubscriptionRow };
  MESSAGE_SUBSCRIPTION_CLOSED: { readonly row: MessageSubscriptionRow };
  MESSAGE_CORRELATED: { readonly row: CorrelatedMessageSubscriptionRow };
  SIGNAL_SUBSCRIPTION_OPENED: { readonly row: SignalSubscriptionRow };
  SIGNAL_SUBSCRIPTION_CLOSED: { readonly row: SignalSubscriptionRow };
  CONDITIONAL_SUBSCRIPTION_OPENED: { readonly row: ConditionalSubscriptionRow };
  CONDITIONAL_SUBSCRIPTION_CLOSED: { readonly row: ConditionalSubscriptionRow };
  COMPENSATION_OPENED: { readonly row: CompensationSubscriptionRow };
  COMPENSATION_TRIGGERED: { readonly row: CompensationSubscriptionRow };
  COMPENSATION_CLOSED: { readonly row: CompensationSubscriptionRow };
  MESSAGE_PUBLISHED: { readonly row: MessageRow };
  MESSAGE_TAKEN: { readonly row: MessageRow };
  MESSAGE_EXPIRED: { readonly row: MessageRow };

  TIMER_CREATED: { readonly row: TimerRow };
  TIMER_RESCHEDULED: { readonly row: TimerRow };
  TIMER_ENDED: { readonly row: TimerRow };

  /** What belongs to a process instance that goes over to another definition. */
  ELEMENT_MIGRATED: { readonly instance: Instance };
  VARIABLE_MIGRATED: { readonly row: VariableRow };
  JOB_MIGRATED: { readonly row: JobRow };
  USER_TASK_MIGRATED: { readonly row: UserTaskRow };
  INCIDENT_MIGRATED: { readonly row: IncidentRow };
  MESSAGE_SUBSCRIPTION_MIGRATED: { readonly row: MessageSubscriptionRow };
  SIGNAL_SUBSCRIPTION_MIGRATED: { readonly row: SignalSubscriptionRow };
  CONDITIONAL_SUBSCRIPTION_MIGRATED: { readonly row: ConditionalSubscriptionRow };
  COMPENSATION_MIGRATED: { readonly row: CompensationSubscriptionRow };
  TIMER_MIGRATED: { readonly row: TimerRow };

  DECISION_EVALUATED: { readonly row: DecisionInstanceRow };
}
export type EventKind = keyof EventPayloads;
export type EngineEvent = { readonly [K in EventKind]: { readonly kind: K } & EventPayloads[K] }[EventKind];
export type EventOf<K extends EventKind> = { readonly kind: K } & EventPayloads[K];
