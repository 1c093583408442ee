import { setTimeout as pause } from 'node:timers/promises';
import { bpmn, inARow, serviceTask } from '#test/bpmn';
import { createTestDatabase, type TestDatabase } from '#test/database';
import { compileEngine, EngineProcess, freePort, type CompiledEngine } from '#test/engine-process';

const LONG = process.env['TOLLGATE_TEST_LONG'] === '1';
const KILLS = LONG ? 100 : 4;
const CLIENTS = 8;
const IN_FLIGHT = 60;

interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

/** What the clients were told, to be compared with what the engine knows in the end. */
class ClientsRecord {
  readonly started = new Map<string, string>();
  readonly completed = new Set<string>();
  attempts = 0;
}

describe('killing the engine under load', () => {
  let database: TestDatabase;
  let compiled: CompiledEngine;
  let port: number;
  let engine: EngineProcess;

  beforeAll(async () => {
    [database, compiled, port] = await Promise.all([createTestDatabase(), compileEngine(), freePort()]);
    engine = await EngineProcess.start(compiled, database.url, port);
  }, 60_000);

  afterAll(async () => {
    await engine.kill();
    compiled.remove();
    await database.drop();
  }, 30_000);

  /** Status 0: no answer, so that nobody knows. */
  async function post(path: string, body: object): Promise<Answer> {
    try {
      const response = await fetch(`${engine.address}/v2${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
      const text = await response.text();
      return { status: response.status, body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>) };
    } catch {
      await pause(25);
      return { status: 0, body: {} };
    }
  }

  const search = async (path: string, filter: object): Promise<Record<string, unknown>[]> =>
    ((await post(`${path}/search`, { filter, page: { limit: 10_000 } })).body['items'] ?? []) as Record<string, unknown>[];

  async function starter(lane: number, record: ClientsRecord, until: () => boolean): Promise<void> {
    for (let index = 0; !until(); index += 1) {
      while (record.started.size - record.completed.size > IN_FLIGHT && !until()) await pause(5);
      const businessId = `order-${lane}-${index}`;
      record.attempts += 1;
      const answer = await post('/process-instances', { processDefinitionId: 'crash', businessId, variables: { lane, index } });
      if (answer.status === 200) record.started.set(businessId, String(answer.body['processInstanceKey']));
    }
  }

  async function worker(record: ClientsRecord, until: () => boolean): Promise<void> {
    while (!until()) {
      const { body } = await post('/jobs/activation', { type: 'crash-work', timeout: 1_500, maxJobsToActivate: 20, worker: 'spec', requestTimeout: 300 });
      await Promise.all(((body['jobs'] ?? []) as { jobKey: string; processInstanceKey: string }[]).map(async (job) => {
        const { status } = await post(`/jobs/${job.jobKey}/completion`, { variables: { by: job.jobKey } });
        if (status === 204) {
          if (record.completed.has(job.jobKey)) throw new Error(`job ${job.jobKey} was completed twice`);
          record.completed.add(job.jobKey);
        }
      }));
    }
  }

  it(`should lose nothing it acknowledged and do nothing twice, ${KILLS} times`, async () => {
    // given
    const form = new FormData();
    form.append('resources', bpmn('crash', inARow(serviceTask('work', 'crash-work'))));
    expect((await fetch(`${engine.address}/v2/deployments`, { method: 'POST', body: form })).status).toBe(200);
    const record = new ClientsRecord();
    let starting = true;
    let working = true;
    // when
    const starters = Array.from({ length: CLIENTS }, (_, lane) => starter(lane, record, () => !starting));
    const workers = [worker(record, () => !working), worker(record, () => !working)];
    for (let kill = 0; kill < KILLS; kill += 1) {
      const target = record.completed.size + 60 + kill * 7;
      while (record.completed.size < target) await pause(5);
      await engine.kill();
      engine = await EngineProcess.start(compiled, database.url, port);
    }
    starting = false;
    await Promise.all(starters);
    while ((await search('/process-instances', { processDefinitionId: 'crash', state: 'ACTIVE' })).length > 0) await pause(25);
    working = false;
    await Promise.all(workers);
    // then
    for (let from = 0, seen = new Map<string, string>(); ; from += 1_000) {
      const { body } = await post('/process-instances/search', { filter: { processDefinitionId: 'crash' }, page: { from, limit: 1_000 } });
      const items = body['items'] as { businessId: string; processInstanceKey: string; state: string }[];
      for (const item of items) {
        expect(item.state).toBe('COMPLETED');
        expect(seen.has(item.businessId)).toBe(false);
        seen.set(item.businessId, item.processInstanceKey);
      }
      if (items.length === 1_000) continue;
      expect([...record.started].filter(([businessId, key]) => seen.get(businessId) !== key)).toEqual([]);
      expect(seen.size).toBeLessThanOrEqual(record.attempts);
      break;
    }
    const done = await search('/jobs', { state: 'COMPLETED', jobKey: { $in: [...record.completed].slice(0, 10_000) } });
    expect(done.length).toBe(Math.min(record.completed.size, 10_000));
  }, LONG ? 1_200_000 : 120_000);

  it('should drain and end with exit code 0 on SIGTERM, and start again', async () => {
    expect(await engine.stop()).toBe(0);
    engine = await EngineProcess.start(compiled, database.url, port);
    expect(await search('/process-instances', { state: 'ACTIVE' })).toEqual([]);
  }, 30_000);
});
