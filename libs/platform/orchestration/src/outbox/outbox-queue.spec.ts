import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { migrate, persistenceMigrations, RECORD_SCHEMA } from '#platform/persistence';
import { createTestDatabase, type TestDatabase } from '#test/database';
import { OUTBOX_QUEUE, OutboxQueue } from './outbox-queue.js';

describe('The queue of the outbox', () => {
  let database: TestDatabase;
  let queue: OutboxQueue;
  let owner: Client;

  beforeAll(async () => {
    database = await createTestDatabase();
    await migrate(database.url, persistenceMigrations);
    owner = new Client({ connectionString: database.url, options: `-c search_path=${RECORD_SCHEMA}` });
    await owner.connect();
  }, 60_000);

  beforeEach(async () => {
    queue = new OutboxQueue(database.url);
    await queue.onModuleInit();
  });

  afterEach(() => queue.onApplicationShutdown());

  afterAll(async () => {
    await owner.end();
    await database.drop();
  });

  it('should deliver what a killed process had taken within seconds', async () => {
    // given an effect that a process took and was silent about ever since
    const effectId = randomUUID();
    const tx = { query: async (text: string, values: unknown[]) => (await owner.query(text, values)).rows };
    await queue.send(OUTBOX_QUEUE, effectId, tx as never);
    await owner.query("update queue.job set state = 'active', started_on = now(), heartbeat_on = now() - interval '7 seconds', heartbeat_seconds = 3600 where data->>'effectId' = $1", [effectId]);
    // when
    const delivered = Promise.withResolvers<string>();
    await queue.work((id) => Promise.resolve(delivered.resolve(id)));
    // then
    expect(await delivered.promise).toBe(effectId);
  }, 15_000);

  it('should go on at once with what queued up while everybody was busy', async () => {
    // given many more effects of one transaction than are delivered at the same time
    const waiting = new Set<string>(Array.from({ length: 40 }, () => randomUUID()));
    const tx = { query: async (text: string, values: unknown[]) => (await owner.query(text, values)).rows };
    await owner.query('begin');
    for (const effectId of waiting) await queue.send(OUTBOX_QUEUE, effectId, tx as never);
    await owner.query('commit');
    // when
    const started = performance.now();
    const all = Promise.withResolvers<void>();
    await queue.work((id) => {
      waiting.delete(id);
      if (waiting.size === 0) all.resolve();
      return Promise.resolve();
    });
    await all.promise;
    // then: with a pause of the poll after each round it would be 18 seconds
    expect(performance.now() - started).toBeLessThan(8_000);
  }, 60_000);
});
