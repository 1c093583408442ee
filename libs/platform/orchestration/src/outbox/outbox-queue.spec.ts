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
    queue = new OutboxQueue(database.url);
    await queue.onModuleInit();
  }, 60_000);

  afterAll(async () => {
    await queue.onApplicationShutdown();
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
});
