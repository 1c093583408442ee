import type { Rows, TableName } from '#engine/engine';

/** How a row's property is kept: its SQL type and its way through the array parameters of multi-row statements. */
export type ColumnType = 'key' | 'text' | 'int' | 'millis' | 'flag' | 'texts' | 'json';

type Columns<Row> = { readonly [C in keyof Row]-?: ColumnType };

const ID = { processDefinitionKey: 'key', processDefinitionId: 'text' } as const;
const INSTANCE = { processInstanceKey: 'key', rootProcessInstanceKey: 'key', ...ID } as const;
const LIFE_CYCLE = {
  ...INSTANCE,
  elementInstanceKey: 'key',
  elementId: 'text',
  type: 'text',
  state: 'text',
  phase: 'text',
  startDate: 'millis',
  endDate: 'millis',
  listenerIndex: 'int',
  internals: 'json',
} as const;

/** Every column of every table. A property added to a row type does not compile until it stands here (and in a migration). */
export const COLUMNS = {
  processDefinitions: {
    ...ID, name: 'text', version: 'int', versionTag: 'text', resourceName: 'text', hasStartForm: 'flag', startFormId: 'text',
    state: 'text', deploymentKey: 'key', deployedAt: 'millis', checksum: 'text', xml: 'text',
  },
  decisionRequirements: {
    decisionRequirementsKey: 'key', decisionRequirementsId: 'text', decisionRequirementsName: 'text', version: 'int', state: 'text',
    resourceName: 'text', deploymentKey: 'key', checksum: 'text', xml: 'text',
  },
  decisionDefinitions: {
    decisionDefinitionKey: 'key', decisionDefinitionId: 'text', name: 'text', version: 'int', versionTag: 'text',
    decisionRequirementsKey: 'key', decisionRequirementsId: 'text', decisionRequirementsName: 'text',
    decisionRequirementsVersion: 'int', state: 'text', deploymentKey: 'key',
  },
  forms: {
    formKey: 'key', formId: 'text', version: 'int', versionTag: 'text', state: 'text', resourceName: 'text', deploymentKey: 'key', checksum: 'text', schema: 'text',
  },
  resources: {
    resourceKey: 'key', resourceId: 'text', resourceName: 'text', version: 'int', versionTag: 'text', state: 'text', deploymentKey: 'key', checksum: 'text', content: 'text',
  },
  startSubscriptions: { subscriptionKey: 'key', kind: 'text', name: 'text', elementId: 'text', ...ID },
  processInstances: {
    ...LIFE_CYCLE, processDefinitionName: 'text', processDefinitionVersion: 'int', processDefinitionVersionTag: 'text', hasIncident: 'flag',
    parentProcessInstanceKey: 'key', parentElementInstanceKey: 'key', tags: 'texts', businessId: 'text', startCorrelationKey: 'text',
  },
  elementInstances: { ...LIFE_CYCLE, elementName: 'text', flowScopeKey: 'key', incidentKey: 'key', hasIncident: 'flag' },
  variables: {
    variableKey: 'key', scopeKey: 'key', name: 'text', value: 'text', processInstanceKey: 'key', rootProcessInstanceKey: 'key', processDefinitionKey: 'key',
  },
  jobs: {
    ...INSTANCE, jobKey: 'key', type: 'text', kind: 'text', listenerEventType: 'text', state: 'text', phase: 'text', retries: 'int', worker: 'text',
    deadline: 'millis', backOffUntil: 'millis', customHeaders: 'json', tags: 'texts', elementId: 'text', elementInstanceKey: 'key',
    processDefinitionVersion: 'int', errorCode: 'text', errorMessage: 'text', hasFailedWithRetriesLeft: 'flag', isDenied: 'flag',
    deniedReason: 'text', creationTime: 'millis', lastUpdateTime: 'millis', endTime: 'millis',
  },
  userTasks: {
    ...INSTANCE, userTaskKey: 'key', state: 'text', transition: 'json', name: 'text', elementId: 'text', elementInstanceKey: 'key',
    processDefinitionVersion: 'int', processName: 'text', creationDate: 'millis', completionDate: 'millis', externalFormReference: 'text',
    formKey: 'key', customHeaders: 'json', tags: 'texts', assignee: 'text', candidateGroups: 'texts', candidateUsers: 'texts',
    dueDate: 'text', followUpDate: 'text', priority: 'int',
  },
  incidents: {
    ...INSTANCE, incidentKey: 'key', errorType: 'text', errorMessage: 'text', state: 'text', retry: 'text', elementId: 'text',
    elementInstanceKey: 'key', jobKey: 'key', creationTime: 'millis',
  },
  messageSubscriptions: {
    ...INSTANCE, messageSubscriptionKey: 'key', messageName: 'text', correlationKey: 'text', messageSubscriptionState: 'text',
    interrupting: 'flag', elementId: 'text', elementInstanceKey: 'key', lastUpdatedDate: 'millis',
  },
  correlatedMessageSubscriptions: {
    ...INSTANCE, id: 'text', subscriptionKey: 'key', messageKey: 'key', messageName: 'text', correlationKey: 'text',
    correlationTime: 'millis', elementId: 'text', elementInstanceKey: 'key',
  },
  signalSubscriptions: {
    subscriptionKey: 'key', signalName: 'text', interrupting: 'flag', elementId: 'text', elementInstanceKey: 'key', processInstanceKey: 'key',
  },
  conditionalSubscriptions: { subscriptionKey: 'key', interrupting: 'flag', elementId: 'text', elementInstanceKey: 'key', processInstanceKey: 'key' },
  compensationSubscriptions: {
    subscriptionKey: 'key', elementId: 'text', elementInstanceKey: 'key', scopeKey: 'key', eventId: 'text', throwerKey: 'key', processInstanceKey: 'key',
  },
  messages: {
    messageKey: 'key', name: 'text', correlationKey: 'text', messageId: 'text', variables: 'text', publishedAt: 'millis', deadline: 'millis', correlatedTo: 'texts',
  },
  timers: {
    timerKey: 'key', dueDate: 'millis', repetitions: 'int', cycle: 'text', interrupting: 'flag', elementId: 'text', elementInstanceKey: 'key',
    processInstanceKey: 'key', processDefinitionKey: 'key',
  },
  joinTokens: { id: 'text', flowScopeKey: 'key', gatewayId: 'text', flowId: 'text', count: 'int', processInstanceKey: 'key' },
  sequenceFlows: { ...INSTANCE, sequenceFlowId: 'text', elementId: 'text' },
  decisionInstances: {
    ...INSTANCE, decisionEvaluationInstanceKey: 'text', decisionEvaluationKey: 'key', decisionDefinitionId: 'text', decisionDefinitionKey: 'key',
    decisionDefinitionName: 'text', decisionDefinitionType: 'text', decisionDefinitionVersion: 'int', rootDecisionDefinitionKey: 'key',
    decisionRequirementsKey: 'key', decisionRequirementsId: 'text', evaluationDate: 'millis', evaluationFailure: 'text', result: 'text',
    state: 'text', evaluatedInputs: 'json', matchedRules: 'json', elementInstanceKey: 'key',
  },
} as const satisfies { readonly [T in TableName]: Columns<Rows[T]> };

export const TABLE_NAMES = Object.keys(COLUMNS) as readonly TableName[];

/** `processInstanceKey` → `process_instance_key`; tables and columns are named alike. */
export const snakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** The SQL name of a table, with its schema. */
export const tableName = (table: TableName): string => `engine.${snakeCase(table)}`;

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  /** The value to write: the row's property, or what is derived from it for sorting. */
  readonly read: (row: Readonly<Record<string, unknown>>) => unknown;
}

/** The instant of a date-time text, which may name its zone behind the offset (`…Z[Etc/UTC]`); null when it is none. */
export function instantOfText(text: unknown): number | null {
  const instant = typeof text === 'string' ? Date.parse(text.replace(/\[[^\]]*\]$/, '')) : NaN;
  return Number.isNaN(instant) ? null : instant;
}

const instantOf = (property: string) => (row: Readonly<Record<string, unknown>>): number | null => instantOfText(row[property]);

/** Columns that only the search needs: dates kept as text, once more as an instant. */
const DERIVED: { readonly [T in TableName]?: readonly Column[] } = {
  userTasks: [
    { name: 'dueAt', type: 'millis', read: instantOf('dueDate') },
    { name: 'followUpAt', type: 'millis', read: instantOf('followUpDate') },
  ],
};

/** Columns of a table's rows, in the order of COLUMNS. */
export function rowColumns(table: TableName): readonly Column[] {
  return Object.entries(COLUMNS[table]).map(([name, type]) => ({ name, type, read: (row) => row[name] }));
}

/** Columns to write: those of the row and the derived ones. */
export const writtenColumns = (table: TableName): readonly Column[] => [...rowColumns(table), ...(DERIVED[table] ?? [])];
