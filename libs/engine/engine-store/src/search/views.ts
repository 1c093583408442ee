import { TABLES, type TableName } from '#engine/engine';
import { rowColumns, snakeCase, tableName, type ColumnType } from '../rows/columns.js';
import type { FieldKind, Relation, SearchField, SearchView } from './search-view.js';

const KINDS: Record<ColumnType, FieldKind | null> = { key: 'key', text: 'text', int: 'int', millis: 'millis', flag: 'flag', texts: 'list', json: null };

/** Columns that may be null in at least one table: cursors must mind them. */
const NULLABLE = new Set([
  'versionTag', 'name', 'endDate', 'processDefinitionName', 'processDefinitionVersionTag', 'parentProcessInstanceKey',
  'parentElementInstanceKey', 'businessId', 'deadline', 'errorCode', 'errorMessage', 'isDenied', 'deniedReason', 'endTime', 'incidentKey',
  'jobKey', 'assignee', 'completionDate', 'formKey', 'processName', 'evaluationFailure', 'elementInstanceKey', 'processDefinitionKey', 'processInstanceKey',
]);

function ownFields(table: TableName, alias: string): Record<string, SearchField> {
  const fields: Record<string, SearchField> = {};
  for (const { name, type } of rowColumns(table)) {
    const kind = KINDS[type];
    const nullable = NULLABLE.has(name) && name !== TABLES[table].key;
    if (kind) fields[name] = { sql: `${alias}.${snakeCase(name)}`, kind, ...(nullable ? { nullable: true as const } : {}) };
  }
  return fields;
}

interface ViewParts {
  readonly fields?: Readonly<Record<string, SearchField>>;
  readonly relations?: Readonly<Record<string, Relation>>;
  /** Large columns that lists do not show. */
  readonly without?: string;
  /** State of rows that are not found at all. */
  readonly hidden?: string;
}

function view(table: TableName, parts: ViewParts = {}): SearchView {
  const select = rowColumns(table).map(({ name }) => (name === parts.without ? `'' AS ${snakeCase(name)}` : `t.${snakeCase(name)}`));
  return {
    name: table,
    from: parts.hidden === undefined ? `${tableName(table)} AS t` : `(SELECT * FROM ${tableName(table)} WHERE state <> '${parts.hidden}') AS t`,
    select: select.join(', '),
    key: TABLES[table].key,
    fields: { ...ownFields(table, 't'), ...parts.fields },
    ...(parts.relations ? { relations: parts.relations } : {}),
  };
}

const variablesOf = (scope: string): Relation => ({
  from: 'engine.variables AS r',
  on: scope,
  fields: { name: { sql: 'r.name', kind: 'text' }, value: { sql: 'r.value', kind: 'text' } },
});

const related = (table: TableName, on: string): Relation => ({ from: `${tableName(table)} AS r`, on, fields: ownFields(table, 'r') });

/** A number for the text of an incident: equal texts have equal numbers. */
export const errorHash = (alias: string): SearchField => ({ sql: `hashtext(${alias}.error_message)`, kind: 'int' });

const activeIncidents = related('incidents', `r.process_instance_key = t.process_instance_key AND r.state = 'ACTIVE'`);

const OF_INSTANCE = 'r.process_instance_key = t.process_instance_key';

/** What is deleted is never newer than what is not. */
const newerVersion = (table: TableName, id: string): Relation => ({
  from: `${tableName(table)} AS r`, on: `r.${id} = t.${id} AND (r.state = 'ACTIVE', r.version) > (t.state = 'ACTIVE', t.version)`, fields: {},
});

/** Values of variables that are longer are cut where a search shows them. */
export const SHOWN_VALUE_LENGTH = 8_191;

/** What can be searched: one view per table. Fields carry the names of the row's properties, which are those of the API. */
export const VIEWS = {
  processDefinitions: view('processDefinitions', { without: 'xml', hidden: 'FORGOTTEN', relations: { newer: newerVersion('processDefinitions', 'process_definition_id') } }),
  decisionRequirements: view('decisionRequirements', { without: 'xml', hidden: 'DELETED' }),
  decisionDefinitions: view('decisionDefinitions', { hidden: 'DELETED', relations: { newer: newerVersion('decisionDefinitions', 'decision_definition_id') } }),
  processInstances: view('processInstances', {
    relations: {
      variables: variablesOf(OF_INSTANCE),
      elementInstances: related('elementInstances', OF_INSTANCE),
      incidents: { ...activeIncidents, fields: { ...activeIncidents.fields, errorHashCode: errorHash('r') } },
      jobs: related('jobs', OF_INSTANCE),
    },
  }),
  elementInstances: view('elementInstances', { relations: { incidents: related('incidents', 'r.element_instance_key = t.element_instance_key') } }),
  variables: view('variables', { fields: { isTruncated: { sql: `(length(t.value) > ${SHOWN_VALUE_LENGTH})`, kind: 'flag' } } }),
  jobs: view('jobs'),
  userTasks: view('userTasks', {
    fields: {
      dueDate: { sql: 't.due_at', kind: 'millis', nullable: true },
      followUpDate: { sql: 't.follow_up_at', kind: 'millis', nullable: true },
    },
    relations: {
      processInstanceVariables: variablesOf('r.scope_key = t.process_instance_key'),
      localVariables: variablesOf('r.scope_key = t.element_instance_key'),
    },
  }),
  incidents: view('incidents'),
  messageSubscriptions: view('messageSubscriptions'),
  correlatedMessageSubscriptions: view('correlatedMessageSubscriptions'),
  decisionInstances: view('decisionInstances'),
} as const satisfies { readonly [T in TableName]?: SearchView };

export type ViewName = keyof typeof VIEWS;
