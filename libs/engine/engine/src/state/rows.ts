/**
 * One plain row type per table. The rows are the engine's state and at the same time what the search endpoints of the REST
 * API read. Keys are decimal strings of equal length (so text order is number order), instants are epoch milliseconds,
 * variable values are JSON text, `null` is "none". Finished rows stay in the store as history; only live rows are in memory.
 */
export type Key = string;
export type Millis = number;
export type JsonText = string;

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

export type JobState = 'CANCELED' | 'COMPLETED' | 'CREATED' | 'ERROR_THROWN' | 'FAILED' | 'MIGRATED' | 'RETRIES_UPDATED' | 'TIMED_OUT';
/** What the engine does with the job; the public `state` above is what the search shows. */
export type JobPhase = 'ACTIVATABLE' | 'ACTIVATED' | 'BACKING_OFF' | 'FAILED' | 'ERROR_THROWN' | 'GONE';
export type JobKind = 'BPMN_ELEMENT' | 'EXECUTION_LISTENER' | 'TASK_LISTENER' | 'AD_HOC_SUB_PROCESS';
export type ListenerEventType = 'UNSPECIFIED' | 'START' | 'END' | 'CREATING' | 'ASSIGNING' | 'UPDATING' | 'COMPLETING' | 'CANCELING';

export interface JobRow {
  readonly jobKey: Key;
  readonly type: string;
  readonly kind: JobKind;
  readonly listenerEventType: ListenerEventType;
  readonly state: JobState;
  readonly phase: JobPhase;
  readonly retries: number;
  readonly worker: string;
  readonly deadline: Millis | null;
  /** End of the back-off after a failure, while phase is BACKING_OFF. */
  readonly backOffUntil: Millis | null;
  readonly customHeaders: Readonly<Record<string, string>>;
  readonly tags: readonly string[];
  readonly elementId: string;
  readonly elementInstanceKey: Key;
  readonly processInstanceKey: Key;
  readonly rootProcessInstanceKey: Key;
  readonly processDefinitionKey: Key;
  readonly processDefinitionId: string;
  readonly processDefinitionVersion: number;
  readonly errorCode: string | null;
  readonly errorMessage: string | null;
  readonly hasFailedWithRetriesLeft: boolean;
  readonly isDenied: boolean | null;
  readonly deniedReason: string | null;
  readonly creationTime: Millis;
  readonly lastUpdateTime: Millis;
  readonly endTime: Millis | null;
}

export type UserTaskState = 'CREATING' | 'CREATED' | 'ASSIGNING' | 'UPDATING' | 'COMPLETING' | 'COMPLETED' | 'CANCELING' | 'CANCELED' | 'FAILED';

/** The transition a user task is in while its listeners run, with the values asked for. Not shown by the search. */
export interface UserTaskTransition {
  readonly event: 'CREATING' | 'ASSIGNING' | 'UPDATING' | 'COMPLETING' | 'CANCELING';
  readonly action: string;
  /** Answered when the transition ends; null when the engine itself started it. */
  readonly requestId: string | null;
  readonly listenerIndex: number;
  /** Attributes as they will be when every listener agreed. */
  readonly attributes: UserTaskAttributes;
  readonly changedAttributes: readonly UserTaskAttribute[];
  readonly variables: JsonText | null;
}

export interface UserTaskAttributes {
  readonly assignee: string | null;
  readonly candidateGroups: readonly string[];
  readonly candidateUsers: readonly string[];
  /** ISO 8601 text as given; keep the text (a column of type timestamptz may stand beside it for sorting). */
  readonly dueDate: string | null;
  readonly followUpDate: string | null;
  readonly priority: number;
}
export type UserTaskAttribute = keyof UserTaskAttributes;

export interface UserTaskRow extends UserTaskAttributes {
  readonly userTaskKey: Key;
  readonly state: UserTaskState;
  readonly transition: UserTaskTransition | null;
  readonly name: string | null;
  readonly elementId: string;
  readonly elementInstanceKey: Key;
  readonly processInstanceKey: Key;
  readonly rootProcessInstanceKey: Key;
  readonly processDefinitionKey: Key;
  readonly processDefinitionId: string;
  readonly processDefinitionVersion: number;
  readonly processName: string | null;
  readonly creationDate: Millis;
  readonly completionDate: Millis | null;
  readonly externalFormReference: string | null;
  readonly formKey: Key | null;
  readonly customHeaders: Readonly<Record<string, string>>;
  readonly tags: readonly string[];
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

export const INCIDENT_ERROR_TYPES = [
  'AD_HOC_SUB_PROCESS_NO_RETRIES', 'CALLED_DECISION_ERROR', 'CALLED_ELEMENT_ERROR', 'CONDITION_ERROR', 'DECISION_EVALUATION_ERROR',
  'EXECUTION_LISTENER_NO_RETRIES', 'EXTRACT_VALUE_ERROR', 'FORM_NOT_FOUND', 'IO_MAPPING_ERROR', 'JOB_NO_RETRIES',
  'MESSAGE_SIZE_EXCEEDED', 'RESOURCE_NOT_FOUND', 'TASK_LISTENER_NO_RETRIES', 'UNHANDLED_ERROR_EVENT', 'UNKNOWN',
] as const;
export type IncidentErrorType = (typeof INCIDENT_ERROR_TYPES)[number];

/** The step that failed and is done again when the incident is resolved. */
export type RetryStep = 'ACTIVATE' | 'COMPLETE' | 'TERMINATE' | 'JOB' | 'USER_TASK';

export interface IncidentRow {
  readonly incidentKey: Key;
  readonly errorType: IncidentErrorType;
  readonly errorMessage: string;
  readonly state: 'ACTIVE' | 'RESOLVED' | 'MIGRATED' | 'PENDING';
  readonly retry: RetryStep;
  readonly elementId: string;
  readonly elementInstanceKey: Key;
  readonly jobKey: Key | null;
  readonly processInstanceKey: Key;
  readonly rootProcessInstanceKey: Key;
  readonly processDefinitionKey: Key;
  readonly processDefinitionId: string;
  readonly creationTime: Millis;
}

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

/** What is deleted stays for what still refers to it, and so that no version number is given twice. */
export type DefinitionState = 'ACTIVE' | 'DELETED';

export interface ProcessDefinitionRow {
  readonly processDefinitionKey: Key;
  readonly processDefinitionId: string;
  readonly name: string | null;
  readonly version: number;
  readonly versionTag: string | null;
  readonly resourceName: string;
  readonly hasStartForm: boolean;
  readonly startFormId: string | null;
  /** FORGOTTEN: its history is deleted too; only its version number is remembered. */
  readonly state: DefinitionState | 'FORGOTTEN';
  readonly deploymentKey: Key;
  readonly deployedAt: Millis;
  readonly checksum: string;
  readonly xml: string;
}

export interface DecisionRequirementsRow {
  readonly decisionRequirementsKey: Key;
  readonly decisionRequirementsId: string;
  readonly decisionRequirementsName: string;
  readonly version: number;
  readonly resourceName: string;
  readonly state: DefinitionState;
  readonly deploymentKey: Key;
  readonly checksum: string;
  readonly xml: string;
}

export interface DecisionDefinitionRow {
  readonly decisionDefinitionKey: Key;
  readonly decisionDefinitionId: string;
  readonly name: string;
  readonly version: number;
  readonly versionTag: string | null;
  readonly decisionRequirementsKey: Key;
  readonly decisionRequirementsId: string;
  readonly decisionRequirementsName: string;
  readonly decisionRequirementsVersion: number;
  readonly state: DefinitionState;
  readonly deploymentKey: Key;
}

export interface FormRow {
  readonly formKey: Key;
  readonly formId: string;
  readonly version: number;
  readonly versionTag: string | null;
  readonly resourceName: string;
  readonly state: DefinitionState;
  readonly deploymentKey: Key;
  readonly checksum: string;
  readonly schema: string;
}

/** Any other deployed file (for instance an `.rpa` script). `content` is text. */
export interface ResourceRow {
  readonly resourceKey: Key;
  readonly resourceId: string;
  readonly resourceName: string;
  readonly version: number;
  readonly versionTag: string | null;
  readonly state: DefinitionState;
  readonly deploymentKey: Key;
  readonly checksum: string;
  readonly content: string;
}

export interface EvaluatedInput {
  readonly inputId: string;
  readonly inputName: string;
  readonly inputValue: JsonText;
}

export interface MatchedRule {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly evaluatedOutputs: readonly { readonly outputId: string; readonly outputName: string; readonly outputValue: JsonText; readonly ruleId: string; readonly ruleIndex: number }[];
}

export interface DecisionInstanceRow {
  /** `<decisionEvaluationKey>-<1, 2, …>` in the order of evaluation. */
  readonly decisionEvaluationInstanceKey: string;
  readonly decisionEvaluationKey: Key;
  readonly decisionDefinitionId: string;
  readonly decisionDefinitionKey: Key;
  readonly decisionDefinitionName: string;
  readonly decisionDefinitionType: 'DECISION_TABLE' | 'LITERAL_EXPRESSION' | 'UNKNOWN';
  readonly decisionDefinitionVersion: number;
  readonly rootDecisionDefinitionKey: Key;
  readonly decisionRequirementsKey: Key;
  readonly decisionRequirementsId: string;
  readonly evaluationDate: Millis;
  readonly evaluationFailure: string | null;
  readonly result: JsonText;
  readonly state: 'EVALUATED' | 'FAILED';
  readonly evaluatedInputs: readonly EvaluatedInput[];
  readonly matchedRules: readonly MatchedRule[];
  /** null when evaluated over the API. */
  readonly elementInstanceKey: Key | null;
  readonly processDefinitionKey: Key | null;
  readonly processDefinitionId: string | null;
  readonly processInstanceKey: Key | null;
  readonly rootProcessInstanceKey: Key | null;
}

/** Every table with its row type. */
export interface Rows {
  processDefinitions: ProcessDefinitionRow;
  decisionRequirements: DecisionRequirementsRow;
  decisionDefinitions: DecisionDefinitionRow;
  forms: FormRow;
  resources: ResourceRow;
  startSubscriptions: StartSubscriptionRow;
  processInstances: ProcessInstanceRow;
  elementInstances: ElementInstanceRow;
  variables: VariableRow;
  jobs: JobRow;
  userTasks: UserTaskRow;
  incidents: IncidentRow;
  messageSubscriptions: MessageSubscriptionRow;
  correlatedMessageSubscriptions: CorrelatedMessageSubscriptionRow;
  signalSubscriptions: SignalSubscriptionRow;
  conditionalSubscriptions: ConditionalSubscriptionRow;
  compensationSubscriptions: CompensationSubscriptionRow;
  messages: MessageRow;
  timers: TimerRow;
  joinTokens: JoinTokenRow;
  sequenceFlows: SequenceFlowRow;
  decisionInstances: DecisionInstanceRow;
}
export type TableName = keyof Rows;

interface TableFacts<T extends TableName> {
  /** Primary key column. */
  readonly key: keyof Rows[T] & string;
  /** `instance`: live rows are loaded with their process instance. `definition`: loaded by id. `history`: only ever written. */
  readonly loaded: 'instance' | 'definition' | 'history';
  /** Rows that are still needed by the engine. */
  readonly live: (row: Rows[T]) => boolean;
}

const always = (): boolean => true;
const never = (): boolean => false;
const active = (row: { readonly state: string }): boolean => row.state === 'ACTIVE';

export const TABLES: { readonly [T in TableName]: TableFacts<T> } = {
  processDefinitions: { key: 'processDefinitionKey', loaded: 'definition', live: always },
  decisionRequirements: { key: 'decisionRequirementsKey', loaded: 'definition', live: always },
  decisionDefinitions: { key: 'decisionDefinitionKey', loaded: 'definition', live: always },
  forms: { key: 'formKey', loaded: 'definition', live: always },
  resources: { key: 'resourceKey', loaded: 'definition', live: always },
  startSubscriptions: { key: 'subscriptionKey', loaded: 'definition', live: always },
  processInstances: { key: 'processInstanceKey', loaded: 'instance', live: active },
  elementInstances: { key: 'elementInstanceKey', loaded: 'instance', live: active },
  /** Live as long as the scope is: load those whose `scopeKey` is the process instance or one of its live element instances. */
  variables: { key: 'variableKey', loaded: 'instance', live: always },
  jobs: { key: 'jobKey', loaded: 'instance', live: (row) => row.phase !== 'GONE' },
  userTasks: { key: 'userTaskKey', loaded: 'instance', live: (row) => row.state !== 'COMPLETED' && row.state !== 'CANCELED' },
  incidents: { key: 'incidentKey', loaded: 'instance', live: active },
  messageSubscriptions: { key: 'messageSubscriptionKey', loaded: 'instance', live: (row) => row.messageSubscriptionState === 'CREATED' },
  correlatedMessageSubscriptions: { key: 'id', loaded: 'history', live: never },
  signalSubscriptions: { key: 'subscriptionKey', loaded: 'instance', live: always },
  conditionalSubscriptions: { key: 'subscriptionKey', loaded: 'instance', live: always },
  compensationSubscriptions: { key: 'subscriptionKey', loaded: 'instance', live: always },
  messages: { key: 'messageKey', loaded: 'definition', live: always },
  /** Those of process instances are loaded with them, start timers by `timer` or `startTimers` requests. */
  timers: { key: 'timerKey', loaded: 'instance', live: always },
  joinTokens: { key: 'id', loaded: 'instance', live: always },
  sequenceFlows: { key: 'sequenceFlowId', loaded: 'history', live: never },
  decisionInstances: { key: 'decisionEvaluationInstanceKey', loaded: 'history', live: never },
};
