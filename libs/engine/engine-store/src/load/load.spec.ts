import pg from 'pg';
import type { Changes, LoadRequest, Rows, TableName } from '#engine/engine';
import { createTestDatabase } from '#test/database';
import { migrate } from '../schema/migrate.js';
import { rowColumns, type ColumnType } from '../rows/columns.js';
import { writeStatements } from '../rows/write-rows.js';
import type { RawRow } from '../rows/read-rows.js';
import { load } from './load.js';

const BLANK: Record<ColumnType, unknown> = { key: '1', text: '', int: 0, millis: 0, flag: false, texts: [], json: {} };

function row<T extends TableName>(table: T, values: Partial<Rows[T]>): Rows[T] {
  return { ...Object.fromEntries(rowColumns(table).map(({ name, type }) => [name, BLANK[type]])), ...values } as unknown as Rows[T];
}

describe('loading what a batch needs', () => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let client: pg.Client;
  let statements: string[] = [];
  const reader = {
    read: async (statement: { name: string; text: string; values: unknown[] }): Promise<readonly RawRow[]> => {
      statements.push(statement.name);
      return (await client.query<RawRow>(statement)).rows;
    },
  };

  beforeAll(async () => {
    database = await createTestDatabase();
    client = new pg.Client({ connectionString: database.url, pipeline: true } as pg.ClientConfig);
    await client.connect();
    await migrate(client);
    const changes: Changes = {
      processInstances: { inserts: [row('processInstances', { processInstanceKey: '10', state: 'ACTIVE', businessId: 'CHG-1', parentProcessInstanceKey: null }), row('processInstances', { processInstanceKey: '20', state: 'COMPLETED' })], updates: [], deletes: [] },
      elementInstances: { inserts: [row('elementInstances', { elementInstanceKey: '11', processInstanceKey: '10', state: 'ACTIVE' }), row('elementInstances', { elementInstanceKey: '12', processInstanceKey: '10', state: 'COMPLETED' })], updates: [], deletes: [] },
      variables: { inserts: [['13', '10'], ['14', '11'], ['15', '12']].map(([variableKey, scopeKey]) => row('variables', { variableKey: variableKey!, scopeKey: scopeKey!, processInstanceKey: '10' })), updates: [], deletes: [] },
      jobs: { inserts: [row('jobs', { jobKey: '16', type: 'pack', phase: 'ACTIVATABLE', processInstanceKey: '10' }), row('jobs', { jobKey: '17', type: 'pack', phase: 'GONE', processInstanceKey: '10' })], updates: [], deletes: [] },
      timers: { inserts: [row('timers', { timerKey: '18', processInstanceKey: null, elementInstanceKey: null }), row('timers', { timerKey: '19', processInstanceKey: '10' })], updates: [], deletes: [] },
      messageSubscriptions: { inserts: [row('messageSubscriptions', { messageSubscriptionKey: '21', processInstanceKey: '10', messageName: 'paid', correlationKey: 'o-1', messageSubscriptionState: 'CREATED' })], updates: [], deletes: [] },
      processDefinitions: { inserts: [1, 2].map((version) => row('processDefinitions', { processDefinitionKey: `3${version}`, processDefinitionId: 'order', version, versionTag: 'stable', state: 'ACTIVE', deploymentKey: `4${version}` })), updates: [], deletes: [] },
    };
    for (const statement of writeStatements(changes)) await client.query(statement);
  });

  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  const loaded = async (...requests: LoadRequest[]): Promise<{ [T in TableName]?: string[] }> => {
    statements = [];
    const { rows } = await load(reader, requests);
    const keys = Object.entries(rows).map(([table, found]) => [table, (found as object[]).map((one) => Object.values(one).find((value) => typeof value === 'string' && /^\d+$/.test(value)) as string)]);
    return Object.fromEntries(keys.filter(([, found]) => found!.length > 0)) as { [T in TableName]?: string[] };
  };

  const instance = { processInstances: expect.any(Array), elementInstances: expect.any(Array), jobs: expect.any(Array), timers: expect.any(Array), messageSubscriptions: expect.any(Array), variables: expect.any(Array) } as object;

  it('should bring only the live rows of a running process instance', async () => {
    const { rows } = await load(reader, [{ kind: 'processInstance', key: '10' }]);
    expect(rows.elementInstances?.map((one) => one.elementInstanceKey)).toEqual(['11']);
    expect(rows.variables?.map((one) => one.variableKey).sort()).toEqual(['13', '14']);
    expect(rows.jobs?.map((one) => one.jobKey)).toEqual(['16']);
    expect(rows.timers?.map((one) => one.timerKey)).toEqual(['19']);
  });

  it('should bring nothing of one that has ended', async () => {
    expect(await loaded({ kind: 'processInstance', key: '20' })).toEqual({});
  });

  it.each<LoadRequest>([
    { kind: 'owner', of: 'job', key: '16' },
    { kind: 'owner', of: 'elementInstance', key: '11' },
    { kind: 'owner', of: 'elementInstance', key: '10' },
    { kind: 'owner', of: 'timer', key: '19' },
    { kind: 'messageSubscribers', name: 'paid', correlationKey: 'o-1' },
    { kind: 'businessId', businessId: 'CHG-1' },
  ])('should find the process instance by %j', async (request) => {
    expect(await loaded(request)).toEqual(instance);
  });

  it.each<LoadRequest>([
    { kind: 'owner', of: 'job', key: '17' },
    { kind: 'owner', of: 'userTask', key: '1' },
    { kind: 'owner', of: 'incident', key: '1' },
    { kind: 'messageSubscribers', name: 'paid', correlationKey: 'o-2' },
    { kind: 'signalSubscribers', name: 'none' },
    { kind: 'startedByMessage', processDefinitionId: 'order', correlationKey: 'x' },
    { kind: 'startSubscriptions', of: 'MESSAGE', name: 'none' },
    { kind: 'startEventsOf', processDefinitionId: 'none' },
    { kind: 'messages', name: 'none', correlationKey: '' },
    { kind: 'message', key: '1' },
    { kind: 'definition', table: 'forms', by: { latest: 'none' } },
    { kind: 'definition', table: 'decisionDefinitions', by: { id: 'none', deploymentKey: '1' } },
    { kind: 'definition', table: 'resources', by: { id: 'none', versionTag: 'x' } },
    { kind: 'definition', table: 'decisionRequirements', by: { key: '1' } },
  ])('should find nothing for %j', async (request) => {
    expect(await loaded(request)).toEqual({});
  });

  it('should bring a start timer alone', async () => {
    expect(await loaded({ kind: 'owner', of: 'timer', key: '18' })).toEqual({ timers: ['18'] });
  });

  it('should select definitions by newest, version, tag and deployment, each kind with one statement', async () => {
    const by = [{ latest: 'order' }, { id: 'order', version: 1 }, { id: 'order', versionTag: 'stable' }, { id: 'order', deploymentKey: '41' }, { latest: 'other' }];
    const { processDefinitions } = await loaded(...by.map((one) => ({ kind: 'definition', table: 'processDefinitions', by: one }) as LoadRequest));
    expect(processDefinitions?.sort()).toEqual(['31', '31', '32', '32']);
    expect(statements).toHaveLength(4);
  });

  it('should answer who can be activated, oldest first, above a key', async () => {
    const { activatable } = await load(reader, [{ kind: 'activatableJobs', type: 'pack', after: '0', limit: 5 }]);
    expect(activatable).toEqual([{ type: 'pack', jobs: [{ jobKey: '16', processInstanceKey: '10' }] }]);
  });

  it('should load many instances with one statement per table', async () => {
    await loaded({ kind: 'processInstance', key: '10' }, { kind: 'processInstance', key: '20' }, { kind: 'owner', of: 'job', key: '16' }, { kind: 'owner', of: 'job', key: '17' });
    expect(new Set(statements).size).toBe(statements.length);
  });
});
