import type { DecisionInstanceRow } from './rows/decisions.js';
import type { DecisionDefinitionRow, DecisionRequirementsRow, FormRow, ProcessDefinitionRow, ResourceRow } from './rows/definitions.js';
import type { IncidentRow } from './rows/incidents.js';
import type { ElementInstanceRow, JoinTokenRow, ProcessInstanceRow, SequenceFlowRow, VariableRow } from './rows/instances.js';
import type { JobRow } from './rows/jobs.js';
import type { UserTaskRow } from './rows/user-tasks.js';
import type { CompensationSubscriptionRow, ConditionalSubscriptionRow, CorrelatedMessageSubscriptionRow, MessageRow, MessageSubscriptionRow, SignalSubscriptionRow, StartSubscriptionRow, TimerRow } from './rows/waiting.js';

/**
 * One plain row type per table. The rows are the engine's state and at the same time what the search endpoints of the REST
 * API read. Keys are decimal strings of equal length (so text order is number order), instants are epoch milliseconds,
 * variable values are JSON text, `null` is "none". Finished rows stay in the store as history; only live rows are in memory.
 */
export * from './rows/values.js';
export * from './rows/instances.js';
export * from './rows/jobs.js';
export * from './rows/user-tasks.js';
export * from './rows/incidents.js';
export * from './rows/waiting.js';
export * from './rows/definitions.js';
export * from './rows/decisions.js';

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
