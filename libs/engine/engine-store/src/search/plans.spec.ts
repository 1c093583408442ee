import pg from 'pg';
import { createTestDatabase } from '#test/database';
import { migrate } from '../schema/migrate.js';
import { countStatement, pageStatement } from './search.js';
import type { Clause, Condition, SearchQuery } from './search-query.js';
import type { SearchView } from './search-view.js';
import { STATISTICS } from './statistics.js';
import { VIEWS, type ViewName } from './views.js';

const ROWS = 30_000;

const is = (field: string, value: Condition['value'], operator: Condition['operator'] = 'eq'): Clause => ({ kind: 'own', condition: { field, operator, value } });

/** The filters of the screens: task list, operations, a record's process. */
const SCREENS: readonly [string, ViewName, readonly Clause[], string][] = [
  ['running instances, newest first', 'processInstances', [is('state', 'ACTIVE')], 'startDate'],
  ['all instances, newest first', 'processInstances', [], 'startDate'],
  ['instances of one process', 'processInstances', [is('processDefinitionId', 'process-3'), is('state', 'ACTIVE')], 'processInstanceKey'],
  ['the instance of a record', 'processInstances', [is('businessId', 'CHG-77')], 'processInstanceKey'],
  ['instances of several records', 'processInstances', [is('businessId', ['CHG-77', 'CHG-78'], 'in')], 'processInstanceKey'],
  ['instances with incidents', 'processInstances', [is('hasIncident', true)], 'processInstanceKey'],
  ['instances with an error', 'processInstances', [{ kind: 'related', relation: 'incidents', all: [{ field: 'errorHashCode', operator: 'eq', value: 7 }] }], 'processInstanceKey'],
  ['cancelled instances, newest first', 'processInstances', [is('state', ['TERMINATED'], 'in')], 'startDate'],
  ['cancelled instances of one process', 'processInstances', [is('state', 'TERMINATED'), is('processDefinitionId', 'process-3')], 'startDate'],
  ['instances of one process with incidents', 'processInstances', [is('processDefinitionId', 'process-3'), is('hasIncident', true)], 'startDate'],
  ['open incidents, newest first', 'incidents', [is('state', 'ACTIVE')], 'creationTime'],
  ['failed jobs', 'jobs', [is('state', 'FAILED')], 'jobKey'],
  ['open tasks by due date', 'userTasks', [is('state', 'CREATED'), is('dueDate', 500, 'lt')], 'dueDate'],
  ['tasks of my groups', 'userTasks', [is('state', ['CREATED', 'ASSIGNING'], 'in'), is('candidateGroups', ['group-7', 'group-8'], 'in')], 'creationDate'],
  ['my tasks', 'userTasks', [is('state', 'CREATED'), is('assignee', 'person-7')], 'creationDate'],
  ['open tasks, newest first', 'userTasks', [is('state', 'CREATED')], 'creationDate'],
  ['tasks of an instance', 'userTasks', [is('processInstanceKey', '77')], 'creationDate'],
  ['elements of an instance', 'elementInstances', [is('processInstanceKey', '77')], 'startDate'],
  ['active elements, newest first', 'elementInstances', [is('state', 'ACTIVE')], 'startDate'],
  ['variables of an instance', 'variables', [is('processInstanceKey', '77')], 'name'],
  ['variables of a scope', 'variables', [is('scopeKey', '77')], 'name'],
  ['jobs of an instance', 'jobs', [is('processInstanceKey', '77')], 'jobKey'],
  ['open incidents', 'incidents', [is('state', 'ACTIVE')], 'incidentKey'],
  ['incidents of an instance', 'incidents', [is('processInstanceKey', '77'), is('state', 'ACTIVE')], 'creationTime'],
  ['subscriptions of an instance', 'messageSubscriptions', [is('processInstanceKey', '77')], 'messageSubscriptionKey'],
  ['decisions of an instance', 'decisionInstances', [is('processInstanceKey', '77')], 'evaluationDate'],
];

/** Rows of every table made in the database: nine of ten finished. */
const fill = (table: string, columns: Readonly<Record<string, string>>): string => {
  const values: Record<string, string> = {
    process_instance_key: 'i', root_process_instance_key: 'i', process_definition_key: 'i % 10', process_definition_id: `'process-' || i % 10`,
    element_id: `'element'`, element_instance_key: 'i', ...columns,
  };
  return `INSERT INTO engine.${table} (${Object.keys(values).join(', ')}) SELECT ${Object.values(values).join(', ')} FROM generate_series(1, ${ROWS}) AS i`;
};

const open = (yes: string, no: string): string => `CASE WHEN i % 10 = 0 THEN '${yes}' ELSE '${no}' END`;
const LIFE = { type: `'X'`, state: open('ACTIVE', 'COMPLETED'), phase: `'X'`, start_date: 'i', listener_index: '0', has_incident: 'i % 100 = 0' };

const DATA = [
  fill('process_instances', { ...LIFE, process_definition_version: '1', tags: `'{}'`, business_id: `'CHG-' || i` }),
  fill('element_instances', { ...LIFE, element_name: `''`, flow_scope_key: 'i' }),
  fill('user_tasks', {
    user_task_key: 'i', state: open('CREATED', 'COMPLETED'), process_definition_version: '1', creation_date: 'i', custom_headers: `'{}'`, tags: `'{}'`,
    assignee: `'person-' || i % 500`, candidate_groups: `ARRAY['group-' || i % 50]`, candidate_users: `'{}'`, priority: '50',
  }),
  fill('jobs', {
    job_key: 'i', type: `'t'`, kind: `'X'`, listener_event_type: `'X'`, state: `'CREATED'`, phase: `'GONE'`, retries: '3', worker: `''`, custom_headers: `'{}'`, tags: `'{}'`,
    process_definition_version: '1', has_failed_with_retries_left: 'false', creation_time: 'i', last_update_time: 'i',
  }),
  fill('incidents', { incident_key: 'i', error_type: `'X'`, error_message: `''`, state: open('ACTIVE', 'RESOLVED'), retry: `'JOB'`, creation_time: 'i' }),
  fill('message_subscriptions', { message_subscription_key: 'i', message_name: `'m'`, correlation_key: 'i', message_subscription_state: open('CREATED', 'CORRELATED'), interrupting: 'true', last_updated_date: 'i' }),
  fill('decision_instances', {
    decision_evaluation_instance_key: 'i', decision_evaluation_key: 'i', decision_definition_id: `'d'`, decision_definition_key: '1', decision_definition_name: `'d'`, decision_definition_type: `'X'`,
    decision_definition_version: '1', root_decision_definition_key: '1', decision_requirements_key: '1', decision_requirements_id: `'d'`, evaluation_date: 'i', result: `''`, state: `'EVALUATED'`,
    evaluated_inputs: `'[]'`, matched_rules: `'[]'`,
  }).replace(', element_id', '').replace(`, 'element'`, ''),
  `INSERT INTO engine.variables SELECT i, i, 'name', 'true', i, i, 1 FROM generate_series(1, ${ROWS}) AS i`,
  'ANALYZE',
];

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly Plans?: readonly PlanNode[];
}

const nodes = (plan: PlanNode): PlanNode[] => [plan, ...(plan.Plans ?? []).flatMap(nodes)];

describe('query plans of the screens', () => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let client: pg.Client;

  beforeAll(async () => {
    database = await createTestDatabase();
    client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await migrate(client);
    for (const statement of DATA) await client.query(statement);
  });

  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  const scans = async ({ text, values }: { readonly text: string; readonly values: readonly unknown[] }): Promise<string[]> => {
    const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>({ text: `EXPLAIN (FORMAT JSON) ${text}`, values: [...values] });
    return nodes(rows[0]!['QUERY PLAN'][0].Plan).filter((node) => node['Node Type'] === 'Seq Scan').map((node) => node['Relation Name'] ?? '');
  };

  it.each(SCREENS)('should read %s by an index', async (_screen, view, where, field) => {
    const query: SearchQuery = { where, sort: [{ field, order: 'DESC' }], page: { kind: 'offset', from: 0, limit: 50 } };
    expect(await scans(pageStatement(VIEWS[view], query))).toEqual([]);
    if (where.length > 0) expect(await scans(countStatement(VIEWS[view], query))).toEqual([]);
  });

  it.each<[string, SearchView, readonly Clause[]]>([
    ['errors', STATISTICS.instancesByError, [is('state', 'ACTIVE')]],
    ['definitions with an error', STATISTICS.instancesByErrorAndDefinition, [is('state', 'ACTIVE'), is('errorHashCode', 7)]],
    ['open subscriptions', STATISTICS.subscriptionsByDefinition, [is('messageSubscriptionState', 'CREATED')]],
  ])('should count %s by an index', async (_what, view, where) => {
    expect(await scans(pageStatement(view, { where, sort: [], page: { kind: 'offset', from: 0, limit: 50 } }))).toEqual([]);
  });

  it('should go on behind a cursor by an index', async () => {
    const query: SearchQuery = { where: [], sort: [{ field: 'startDate', order: 'DESC' }], page: { kind: 'after', cursor: ['500', '500'], limit: 50 } };
    expect(await scans(pageStatement(VIEWS.processInstances, query))).toEqual([]);
  });
});
