import type { FastifyInstance, InjectOptions } from 'fastify';
import { EngineStore } from '#engine/engine-store';
import { createTestDatabase } from '#test/database';
import { createEngineServer } from './engine-server.js';
import { NOT_OFFERED } from './routes/not-offered.js';
import { idleEngine } from './testing/idle-engine.js';

type Method = NonNullable<InjectOptions['method']>;

describe('bad input', () => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let store: EngineStore;
  let app: FastifyInstance;

  beforeAll(async () => {
    database = await createTestDatabase();
    store = new EngineStore({ databaseUrl: database.url, createEngine: idleEngine });
    await store.start();
    app = createEngineServer(store, { controlledClock: true });
    await app.ready();
  });

  afterAll(async () => {
    await app.close();
    await store.stop();
    await database.drop();
  });

  const json = { 'content-type': 'application/json' };
  const send = async (method: Method, url: string, payload?: string | object, headers: Record<string, string> = json) => {
    const response = await app.inject({ method, url: `/v2${url}`, headers, ...(payload === undefined ? {} : { payload }) });
    return { status: response.statusCode, type: response.headers['content-type'], problem: response.json<{ title: string; status: number; detail: string; instance: string; type: string }>() };
  };

  it.each<[Method, string, string | object, number, string, string]>([
    ['POST', '/process-instances', '{"processDefinitionId": ', 400, 'Bad Request', 'not valid JSON'],
    ['POST', '/process-instances', '[]', 400, 'Bad Request', 'must be an object'],
    ['POST', '/process-instances', 'null', 400, 'Bad Request', 'must be an object'],
    ['POST', '/process-instances', '', 400, 'Bad Request', 'must be an object'],
    ['POST', '/process-instances', {}, 400, 'INVALID_ARGUMENT', 'processDefinitionId, processDefinitionKey'],
    ['POST', '/process-instances', { processDefinitionId: 'a', processDefinitionKey: '1' }, 400, 'INVALID_ARGUMENT', 'Only one of'],
    ['POST', '/process-instances', { processDefinitionKey: 'abc' }, 400, 'INVALID_ARGUMENT', '[processDefinitionKey]'],
    ['POST', '/process-instances', { processDefinitionKey: 12 }, 400, 'Bad Request', '[processDefinitionKey]'],
    ['POST', '/process-instances', { processDefinitionId: 'a', variables: [1] }, 400, 'Bad Request', '[variables]'],
    ['POST', '/process-instances', { processDefinitionId: 'a', processDefinitionVersion: 1.5 }, 400, 'Bad Request', '[processDefinitionVersion]'],
    ['POST', '/process-instances', { processDefinitionId: 'a', tags: ['1'] }, 400, 'INVALID_ARGUMENT', '[tags[0]]'],
    ['POST', '/process-instances', { processDefinitionId: 'a', tags: Array.from({ length: 11 }, (_, i) => `t${i}`) }, 400, 'INVALID_ARGUMENT', '[tags]'],
    ['POST', '/process-instances', { processDefinitionId: 'a', businessId: 'x'.repeat(257) }, 400, 'INVALID_ARGUMENT', '[businessId]'],
    ['POST', '/process-instances', { processDefinitionId: 'a', tenantId: 'other' }, 400, 'INVALID_ARGUMENT', 'tenant'],
    ['POST', '/process-instances', { processDefinitionId: 'a\u0000b' }, 400, 'INVALID_ARGUMENT', 'U+0000'],
    ['POST', '/process-instances/1/modification', { activateInstructions: {} }, 400, 'Bad Request', '[activateInstructions] must be an array'],
    ['POST', '/process-instances/1/modification', { activateInstructions: [{ elementId: 'a', ancestorElementInstanceKey: 'x' }] }, 400, 'INVALID_ARGUMENT', '[activateInstructions[0].ancestorElementInstanceKey]'],
    ['POST', '/process-instances/1/modification', { activateInstructions: [{ elementId: 'a', variableInstructions: [{ variables: 1 }] }] }, 400, 'Bad Request', 'variables] must be an object'],
    ['POST', '/process-instances/1/modification', { terminateInstructions: [{}] }, 400, 'INVALID_ARGUMENT', '[elementId, elementInstanceKey]'],
    ['POST', '/process-instances/1/modification', { moveInstructions: [{ targetElementId: 'b', sourceElementInstruction: { sourceType: 'byKey', sourceElementId: 'a' } }] }, 400, 'INVALID_ARGUMENT', '[sourceElementInstanceKey]'],
    ['POST', '/process-instances/1/modification', { moveInstructions: [{ targetElementId: 'b', sourceElementInstruction: { sourceType: 'nearby' } }] }, 400, 'Bad Request', 'sourceType'],
    ['POST', '/conditionals/evaluation', {}, 400, 'INVALID_ARGUMENT', '[variables] is required'],
    ['POST', '/conditionals/evaluation', { variables: [] }, 400, 'Bad Request', '[variables]'],
    ['POST', '/conditionals/evaluation', { variables: {}, processDefinitionKey: 'x' }, 400, 'INVALID_ARGUMENT', '[processDefinitionKey]'],
    ['POST', '/conditionals/evaluation', { variables: {}, tenantId: 'other' }, 400, 'INVALID_ARGUMENT', 'tenant'],
    ['POST', '/process-instances/1/migration', { mappingInstructions: [] }, 400, 'INVALID_ARGUMENT', '[targetProcessDefinitionKey] is required'],
    ['POST', '/process-instances/1/migration', { targetProcessDefinitionKey: '2', mappingInstructions: [{ sourceElementId: 'a' }] }, 400, 'INVALID_ARGUMENT', '[mappingInstructions[0].targetElementId]'],
    ['POST', '/process-instances', { processDefinitionId: 'a', runtimeInstructions: [{ type: 'PAUSE', afterElementId: 'a' }] }, 400, 'Bad Request', 'TERMINATE_PROCESS_INSTANCE'],
    ['POST', '/jobs/activation', { type: 't' }, 400, 'INVALID_ARGUMENT', '[timeout] is required'],
    ['POST', '/jobs/activation', { type: ' ', timeout: 0, maxJobsToActivate: 0 }, 400, 'INVALID_ARGUMENT', '[maxJobsToActivate]'],
    ['POST', '/jobs/activation', { type: 't', timeout: '5', maxJobsToActivate: true }, 400, 'Bad Request', '[timeout] must be an integer'],
    ['POST', '/jobs/activation', { type: 't', timeout: 1, maxJobsToActivate: 1, fetchVariable: 'x' }, 400, 'Bad Request', '[fetchVariable]'],
    ['POST', '/jobs/activation', { type: 't', timeout: 1, maxJobsToActivate: 1, tenantIds: ['<default>', 'other'] }, 400, 'INVALID_ARGUMENT', 'tenant'],
    ['POST', '/expression/evaluation', { expression: '=1', tenantId: 'other' }, 400, 'INVALID_ARGUMENT', 'tenant'],
    ['POST', '/jobs/1e3/completion', {}, 400, 'INVALID_ARGUMENT', '[jobKey]'],
    ['POST', '/jobs/99999999999999999999/completion', {}, 400, 'INVALID_ARGUMENT', '[jobKey]'],
    ['POST', '/jobs/1/completion', { result: { corrections: { priority: 101 } } }, 400, 'INVALID_ARGUMENT', '[result.corrections.priority]'],
    ['POST', '/jobs/1/failure', { retries: 'many' }, 400, 'Bad Request', '[retries]'],
    ['POST', '/jobs/1/failure', { retries: 2147483648 }, 400, 'Bad Request', '[retries]'],
    ['POST', '/jobs/1/error', {}, 400, 'INVALID_ARGUMENT', '[errorCode]'],
    ['PATCH', '/jobs/1', { changeset: {} }, 400, 'INVALID_ARGUMENT', '[changeset.retries, changeset.timeout]'],
    ['PATCH', '/jobs/1', {}, 400, 'INVALID_ARGUMENT', '[changeset]'],
    ['POST', '/user-tasks/1/assignment', { assignee: '' }, 400, 'INVALID_ARGUMENT', '[assignee]'],
    ['PATCH', '/user-tasks/1', { changeset: { dueDate: 'tomorrow' } }, 400, 'INVALID_ARGUMENT', '[changeset.dueDate]'],
    ['PATCH', '/user-tasks/1', {}, 400, 'INVALID_ARGUMENT', 'No update data'],
    ['POST', '/messages/publication', { correlationKey: 'k' }, 400, 'INVALID_ARGUMENT', '[name]'],
    ['POST', '/messages/publication', { name: 'n', timeToLive: -1 }, 400, 'INVALID_ARGUMENT', '[timeToLive]'],
    ['POST', '/messages/publication', { name: 'n', correlationKey: 5 }, 400, 'Bad Request', '[correlationKey]'],
    ['PUT', '/element-instances/1/variables', {}, 400, 'INVALID_ARGUMENT', '[variables]'],
    ['POST', '/decision-definitions/evaluation', {}, 400, 'INVALID_ARGUMENT', 'decisionDefinitionId'],
    ['POST', '/expression/evaluation', {}, 400, 'INVALID_ARGUMENT', '[expression]'],
    ['PUT', '/clock', { timestamp: 'now' }, 400, 'Bad Request', '[timestamp]'],
    ['PUT', '/clock', { timestamp: 1e300 }, 400, 'Bad Request', '[timestamp]'],
    ['GET', '/process-instances/x', '', 400, 'INVALID_ARGUMENT', '[processInstanceKey]'],
    ['GET', '/process-instances/1', '', 404, 'NOT_FOUND', '1'],
    ['GET', '/decision-instances/1', '', 400, 'INVALID_ARGUMENT', '[decisionEvaluationInstanceKey]'],
    ['GET', '/nowhere', '', 404, 'NOT_FOUND', 'GET /v2/nowhere'],
    ['POST', '/documents', {}, 415, 'Unsupported Media Type', 'multipart/form-data'],
    ['POST', '/batch-operations/search', {}, 501, 'Not Implemented', '/batch-operations/search'],
    ['POST', '/deployments', {}, 415, 'Unsupported Media Type', 'multipart/form-data'],
  ])('should answer %s %s with %j by %i %s', async (method, url, payload, status, title, detail) => {
    const answer = await send(method, url, payload, payload === '' && method === 'GET' ? {} : json);
    expect(answer).toMatchObject({ status, type: expect.stringContaining('application/problem+json') as string, problem: { status, title } });
    expect(answer.problem.detail).toContain(detail);
    expect(answer.problem.instance).toBe(`/v2${url}`);
  });

  it.each([
    ['without an end', '--x\r\nContent-Disposition: form-data; name="resources"; filename="a.bpmn"\r\n\r\n<a', 'multipart/form-data; boundary=x'],
    ['without its boundary', '--x\r\n', 'multipart/form-data'],
  ])('should refuse files %s', async (_what, body, type) => {
    expect(await send('POST', '/deployments', body, { 'content-type': type })).toMatchObject({ status: 400, problem: { detail: expect.stringContaining('malformed') } });
  });

  it.each([
    ['/process-instances/%zz', 400],
    [`/process-instances/${'9'.repeat(5_000)}`, 404],
  ])('should answer the address %.40s with problem details', async (address, status) => {
    expect(await send('GET', address)).toMatchObject({ status, type: expect.stringContaining('application/problem+json'), problem: { status } });
  });

  it.each(['text/plain', 'application/xml', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])('should refuse the content type %s', async (type) => {
    expect(await send('POST', '/process-instances', 'x', { 'content-type': type })).toMatchObject({ status: 415, problem: { title: 'Unsupported Media Type' } });
  });

  it('should refuse a body of more than four megabytes', async () => {
    const big = JSON.stringify({ processDefinitionId: 'a', variables: { text: 'x'.repeat(4 * 1024 * 1024) } });
    expect(await send('POST', '/process-instances', big)).toMatchObject({ status: 413 });
  });

  it('should refuse a body nested without end', async () => {
    const deep = `{"processDefinitionId":"a","variables":{"v":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`;
    expect(await send('POST', '/process-instances', deep)).toMatchObject({ status: 400, problem: { detail: expect.stringContaining('nested deeper') } });
  });

  it('should answer every operation it does not offer with 501', async () => {
    const operations = Object.entries(NOT_OFFERED).flatMap(([url, methods]) => methods.map((method) => [method, url.replaceAll(/:\w+/g, '1')] as const));
    const statuses = await Promise.all(operations.map(async ([method, url]) => (await send(method, url, undefined, {})).status));
    expect(new Set(statuses)).toEqual(new Set([501]));
  });

  it('should not let a forged cursor fail the search', async () => {
    const order = (await app.inject({ method: 'POST', url: '/v2/jobs/search', payload: {} })).statusCode;
    expect(order).toBe(200);
    const { orderName } = await import('./search/page.js');
    const forged = Buffer.from(JSON.stringify([orderName('jobs', []), 'no key'])).toString('base64');
    expect(await send('POST', '/jobs/search', { page: { after: forged } })).toMatchObject({ status: 400 });
  });

  it('should refuse to move the clock when it is not controlled', async () => {
    const uncontrolled = createEngineServer(store);
    const response = await uncontrolled.inject({ method: 'PUT', url: '/v2/clock', payload: { timestamp: 0 } });
    expect(response.statusCode).toBe(400);
    await uncontrolled.close();
  });
});

describe('a protected engine', () => {
  const basic = (credential: string) => ({ authorization: `Basic ${Buffer.from(credential).toString('base64')}` });
  const idle = { isLeading: true } as EngineStore;
  const app = createEngineServer(idle, { credential: 'tollgate:secret' });
  const topology = async (headers: Record<string, string>) => (await app.inject({ url: '/v2/topology', headers })).statusCode;
  afterAll(() => app.close());

  it('should let the right credential in and nobody else', async () => {
    expect(await topology(basic('tollgate:secret'))).toBe(200);
    expect(await topology(basic('tollgate:wrong'))).toBe(401);
    expect(await topology(basic('tollgate'))).toBe(401);
    expect(await topology({ authorization: 'Bearer x' })).toBe(401);
    expect(await topology({})).toBe(401);
  });

  it('should tell who is signed in, and on an open engine ask who', async () => {
    const me = await app.inject({ url: '/v2/authentication/me', headers: basic('tollgate:secret') });
    expect(me.json()).toMatchObject({ username: 'tollgate' });
    const open = createEngineServer(idle);
    expect((await open.inject({ url: '/v2/authentication/me' })).statusCode).toBe(401);
    await open.close();
  });
});
