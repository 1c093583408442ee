import { setTimeout as pause } from 'node:timers/promises';
import { Clients } from '#test/crash/clients';
import { Connection } from '#test/crash/connection';
import { ORDER } from '#test/crash/model';
import { ClientsRecord } from '#test/crash/record';
import { disagreements } from '#test/crash/verdict';
import { createTestDatabase, type TestDatabase } from '#test/database';
import { compileEngine, EngineProcess, freePort, type CompiledEngine } from '#test/engine-process';

const LONG = process.env['TOLLGATE_TEST_LONG'] === '1';
const KILLS = LONG ? 100 : 4;
const CUSTOMERS = 6;

describe('killing the engine under a mixed load', () => {
  let database: TestDatabase;
  let compiled: CompiledEngine;
  let port: number;
  let server: EngineProcess;
  const engine = new Connection(() => server.address);

  beforeAll(async () => {
    [database, compiled, port] = await Promise.all([createTestDatabase(), compileEngine(), freePort()]);
    server = await EngineProcess.start(compiled, database.url, port);
  });

  afterAll(async () => {
    await server.kill();
    compiled.remove();
    await database.drop();
  });

  async function deploy(): Promise<void> {
    const form = new FormData();
    form.append('resources', ORDER);
    expect((await fetch(`${server.address}/v2/deployments`, { method: 'POST', body: form })).status).toBe(200);
  }

  /** Dies in the midst of things, later each time. */
  async function killOften(record: ClientsRecord): Promise<void> {
    for (let kill = 0; kill < KILLS; kill += 1) {
      const target = record.acknowledged + 150 + (kill * 37) % 200;
      while (record.acknowledged < target) await pause(3);
      await server.kill();
      server = await EngineProcess.start(compiled, database.url, port);
    }
  }

  it(`should keep everything it acknowledged, do nothing twice or by half, and finish it all, ${KILLS} times`, async () => {
    // given
    await deploy();
    const record = new ClientsRecord();
    const clients = new Clients(engine, record);
    let isOpen = true;
    let isAtWork = true;
    const customers = Array.from({ length: CUSTOMERS }, (_, lane) => clients.customer(lane, () => !isOpen));
    const staff = [clients.worker, clients.worker, clients.person, clients.repairer, clients.observer].map((role) => role.call(clients, () => !isAtWork));
    // when
    await Promise.race([killOften(record), ...customers, ...staff]);
    isOpen = false;
    await Promise.all(customers);
    record.running = 1;
    while (record.running > 0) await Promise.race([pause(50), ...staff]);
    isAtWork = false;
    await Promise.all(staff);
    // then
    expect(await disagreements(engine, record, database.url)).toEqual([]);
    expect(record.started.size).toBeGreaterThan(KILLS);
    const happened = [record.completedJobs, record.failedJobs, record.givenUpJobs, record.brokenJobs, record.completedTasks, record.assignees, record.resolvedIncidents, record.cancelled, record.modified];
    expect(happened.map(({ size }) => size > 0)).toEqual(happened.map(() => true));
  }, LONG ? 3_600_000 : 600_000);

  it('should drain and end with exit code 0 on SIGTERM, and start again', async () => {
    expect(await server.stop()).toBe(0);
    server = await EngineProcess.start(compiled, database.url, port);
    expect(await engine.search('/process-instances', { state: 'ACTIVE' })).toEqual([]);
  });
});
