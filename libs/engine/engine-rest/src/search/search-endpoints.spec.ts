import type { FastifyInstance } from 'fastify';
import { EngineStore } from '#engine/engine-store';
import { createTestDatabase } from '#test/database';
import { createEngineServer } from '../engine-server.js';
import { idleEngine } from '../testing/idle-engine.js';
import { SEARCH_RULES } from './rules.js';

const PATHS: Record<keyof typeof SEARCH_RULES, string> = {
  processDefinitions: '/v2/process-definitions/search',
  processInstances: '/v2/process-instances/search',
  elementInstances: '/v2/element-instances/search',
  variables: '/v2/variables/search',
  jobs: '/v2/jobs/search',
  userTasks: '/v2/user-tasks/search',
  incidents: '/v2/incidents/search',
  messageSubscriptions: '/v2/message-subscriptions/search',
  correlatedMessageSubscriptions: '/v2/correlated-message-subscriptions/search',
  decisionDefinitions: '/v2/decision-definitions/search',
  decisionRequirements: '/v2/decision-requirements/search',
  decisionInstances: '/v2/decision-instances/search',
};

/** One of these fits any filter property. */
const VALUES: readonly unknown[] = [
  'ACTIVE', 'CREATED', 'EVALUATED', 'JOB_NO_RETRIES', 'PROCESS', 'BPMN_ELEMENT', 'START', 'DECISION_TABLE', '2251799813685249', '2026-01-31T10:00:00Z', 7, true,
  ['tag'], [{ name: 'a', value: '"b"' }], [{ name: 'a', value: { $like: '*b*' } }],
  { $neq: 'x', $exists: true, $in: ['x'], $notIn: ['y'], $like: '*z?' }, { $eq: '1', $neq: '2', $in: ['1'], $notIn: ['2'], $exists: false },
  { $gt: 1, $gte: 1, $lt: 9, $lte: 9, $in: [1], $neq: 4 }, { $gt: '2026-01-31T10:00:00Z', $lte: '2026-01-31T10:00:00.5+02:00', $exists: true },
];

describe('search endpoints', () => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let store: EngineStore;
  let app: FastifyInstance;

  beforeAll(async () => {
    database = await createTestDatabase();
    store = new EngineStore({ databaseUrl: database.url, createEngine: idleEngine });
    await store.start();
    app = createEngineServer(store);
    await app.ready();
  });

  afterAll(async () => {
    await app.close();
    await store.stop();
    await database.drop();
  });

  const search = async (url: string, payload: object): Promise<{ status: number; body: { detail?: string; items?: unknown[]; page?: object } }> => {
    const response = await app.inject({ method: 'POST', url, payload });
    return { status: response.statusCode, body: response.json() };
  };

  describe.each(Object.entries(SEARCH_RULES))('%s', (name, rules) => {
    const url = PATHS[name as keyof typeof SEARCH_RULES];

    it.each(Object.keys(rules.filter))('should filter by %s with every value and operator it takes, and never fail', async (field) => {
      const answers = await Promise.all(VALUES.map((value) => search(url, { filter: { [field]: value } })));
      expect(answers.map(({ status }) => status).filter((status) => status !== 200 && status !== 400)).toEqual([]);
      expect(answers.some(({ status }) => status === 200)).toBe(true);
    });

    it.each(Object.keys(rules.sort))('should sort by %s both ways', async (field) => {
      for (const order of ['ASC', 'DESC', 'desc']) expect(await search(url, { sort: [{ field, order }] })).toMatchObject({ status: 200 });
    });

    it('should answer an empty page as the specification shapes it', async () => {
      const response = await app.inject({ method: 'POST', url });
      expect(response.json()).toEqual({ items: [], page: { totalItems: 0, hasMoreTotalItems: false, startCursor: null, endCursor: null } });
    });

    it.each([
      [{ sort: [{ field: 'pg_sleep(1)' }] }, 'sort[0].field'],
      [{ sort: [{ field: 'state', order: 'UP' }] }, 'sort[0]'],
      [{ sort: 'state' }, 'sort'],
      [{ filter: [] }, 'filter'],
      [{ page: { limit: 0 } }, 'page.limit'],
      [{ page: { limit: 10_001 } }, 'page.limit'],
      [{ page: { limit: '5' } }, 'page.limit'],
      [{ page: { from: -1 } }, 'page.from'],
      [{ page: { after: '!!!' } }, 'page.after'],
      [{ page: { after: Buffer.from('["x","1"]').toString('base64') } }, 'page.after'],
      [{ page: { after: 'QQ==', before: 'QQ==' } }, 'page'],
    ])('should refuse %j and name %s', async (body, field) => {
      const { status, body: problem } = await search(url, body);
      expect([status, problem.detail]).toEqual([400, expect.stringContaining(`[${field}`)]);
    });
  });
});
