import pg from 'pg';
import { systemClock } from '#core/kernel';
import type { Command, Engine, EngineParts, MessageRow } from '#engine/engine';
import { createTestDatabase } from '#test/database';
import { migrate } from '../schema/migrate.js';
import { EngineHost, type HostEvents, type HostOptions } from './engine-host.js';
import type { Reply } from './replies.js';

/** An engine of one command: a message published is a row. Some names misbehave. */
function ledger({ keys }: Pick<EngineParts, 'keys'>): Engine {
  let inserts: MessageRow[] = [];
  let number = 0;
  return {
    process: (command) => {
      if (command.kind !== 'publishMessage') throw new Error('unexpected command');
      const { name, messageId } = command as Extract<Command, { kind: 'publishMessage' }>;
      if (name === 'bug') throw new Error('a bug');
      const messageKey = keys.next();
      const broken = name === 'poison' ? { publishedAt: null as unknown as number } : {};
      inserts.push({ messageKey, name, correlationKey: '', messageId, variables: '{}', publishedAt: 1, deadline: 1, correlatedTo: [], ...broken });
      return { kind: 'done', answer: { kind: 'response', response: { messageKey } as never }, notifications: [], nextDue: null };
    },
    put: () => undefined,
    takeChanges: () => {
      const changes = inserts.length > 0 ? { messages: { inserts, updates: [], deletes: [] } } : {};
      inserts = [];
      return { number: (number += 1), changes };
    },
    flushed: () => undefined,
    evict: () => undefined,
    clear: () => {
      inserts = [];
    },
    loadedInstances: 0,
    loadedRows: 0,
  };
}

describe('running the engine over the store', () => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let observer: pg.Client;
  const hosts: EngineHost[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    observer = new pg.Client({ connectionString: database.url });
    await observer.connect();
    await migrate(observer);
  });

  afterEach(async () => {
    await Promise.all(hosts.splice(0).map((host) => host.stop()));
  });

  afterAll(async () => {
    await observer.end();
    await database.drop();
  });

  interface Running {
    readonly host: EngineHost;
    readonly batches: number[];
    readonly bugs: Error[];
    readonly leading: Promise<void>;
    readonly standingBy: Promise<void>;
  }

  function start(options: Partial<HostOptions> = {}): Running {
    const batches: number[] = [];
    const bugs: Error[] = [];
    const leading = Promise.withResolvers<void>();
    const standingBy = Promise.withResolvers<void>();
    const events: HostEvents = {
      batch: (size) => batches.push(size), bug: (error) => bugs.push(error), leading: () => leading.resolve(), standingBy: () => standingBy.resolve(),
      lost: () => undefined, notified: () => undefined, due: () => undefined,
    };
    const standard = { databaseUrl: database.url, systemClock, createEngine: ledger, queueLimit: 10_000, maxBatch: 100, keepRows: 10, forgetAlways: false, patienceMs: 5_000 };
    const host = new EngineHost({ ...standard, ...options }, events);
    hosts.push(host);
    host.start();
    return { host, batches, bugs, leading: leading.promise, standingBy: standingBy.promise };
  }

  const publish = (host: EngineHost, name: string, messageId = ''): Promise<Reply<'publishMessage'>> =>
    host.submit({ kind: 'publishMessage', name, correlationKey: '', timeToLive: 1, messageId, variables: '{}' });
  const idsOf = async (name: string): Promise<string[]> =>
    (await observer.query<{ message_id: string }>('SELECT message_id FROM engine.messages WHERE name = $1 ORDER BY message_key', [name])).rows.map((row) => row.message_id);

  it('should answer when the row is there to be read, and commit many commands together', async () => {
    const { host, batches, leading } = start();
    await leading;
    const replies = await Promise.all(Array.from({ length: 100 }, (_, index) => publish(host, 'together', String(index))));
    expect(replies.every((reply) => reply.kind === 'response')).toBe(true);
    expect(await idsOf('together')).toEqual(Array.from({ length: 100 }, (_, index) => String(index)));
    expect(batches.length).toBeLessThan(5);
  });

  it('should go on counting keys after a restart', async () => {
    const first = start();
    await first.leading;
    const before = await publish(first.host, 'keys');
    await first.host.stop();
    const second = start();
    await second.leading;
    const after = await publish(second.host, 'keys');
    if (before.kind !== 'response' || after.kind !== 'response') throw new Error('refused');
    expect(BigInt(after.response.messageKey)).toBeGreaterThan(BigInt(before.response.messageKey));
  });

  it.each(['bug', 'poison'])('should fail a command that is a %s alone, and do the others', async (kind) => {
    const { host, bugs, leading } = start();
    await leading;
    const names = ['good', kind, 'good', 'good', kind].map((name) => (name === 'good' ? `beside ${kind}` : name));
    const replies = await Promise.all(names.map((name, index) => publish(host, name, String(index))));
    expect(replies.map((reply) => reply.kind)).toEqual(['response', 'failed', 'response', 'response', 'failed']);
    expect(await idsOf(`beside ${kind}`)).toEqual(['0', '2', '3']);
    expect(bugs.length).toBeGreaterThan(0);
  });

  it('should refuse with back-pressure instead of queueing without bound', async () => {
    const { host, leading } = start({ queueLimit: 10 });
    await leading;
    const replies = await Promise.all(Array.from({ length: 20 }, () => publish(host, 'many')));
    expect(replies.filter((reply) => reply.kind === 'unavailable').length).toBeGreaterThanOrEqual(10);
    expect(await idsOf('many')).toHaveLength(replies.filter((reply) => reply.kind === 'response').length);
  });

  it('should lose and double nothing when its connection is cut in the middle of a stream', async () => {
    const { host, leading } = start({ maxBatch: 5, patienceMs: 20_000 });
    await leading;
    const acknowledged: string[] = [];
    const stream = async (lane: number): Promise<void> => {
      for (let index = 0; index < 40; index += 1) {
        const id = `${lane}-${index}`;
        const reply = await publish(host, 'stream', id);
        if (reply.kind === 'response') acknowledged.push(id);
      }
    };
    const cut = async (): Promise<void> => {
      for (let next = 30; next < 300; next += 30) {
        while (acknowledged.length < next) await new Promise((resolve) => setImmediate(resolve));
        await observer.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'tollgate-engine writer' AND datname = current_database()`);
      }
    };
    await Promise.all([cut(), ...Array.from({ length: 8 }, (_, lane) => stream(lane))]);
    expect((await idsOf('stream')).sort()).toEqual(acknowledged.sort());
    expect(acknowledged).toHaveLength(320);
  });

  it('should not write the next batch before it knows what became of an interrupted one', async () => {
    const { host, leading } = start();
    await leading;
    const blocker = new pg.Client({ connectionString: database.url });
    await blocker.connect();
    // given a batch that waits in the middle of its transaction
    await blocker.query('BEGIN');
    await blocker.query('SELECT 1 FROM engine.engine_state FOR UPDATE');
    const interrupted = publish(host, 'interrupted', 'first');
    const blocked = async (): Promise<string | undefined> => (await observer.query<{ pid: string }>(`SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`)).rows[0]?.pid;
    let pid = await blocked();
    while (pid === undefined) pid = await blocked();
    // when the database breaks it off, while the connection lives
    const next = publish(host, 'interrupted', 'second');
    await observer.query('SELECT pg_cancel_backend($1)', [pid]);
    await blocker.query('ROLLBACK');
    await blocker.end();
    // then
    expect([await interrupted, await next].map(({ kind }) => kind)).toEqual(['response', 'response']);
    expect(await idsOf('interrupted')).toEqual(['first', 'second']);
  });

  it('should stand by while another engine writes, and take over when that one ends', async () => {
    const first = start();
    await first.leading;
    const second = start();
    await second.standingBy;
    expect(await publish(second.host, 'too early')).toMatchObject({ kind: 'unavailable' });
    await publish(first.host, 'handed over', 'first');
    await first.host.stop();
    await second.leading;
    await publish(second.host, 'handed over', 'second');
    expect(await idsOf('handed over')).toEqual(['first', 'second']);
  });

  it('should stop while it stands by', async () => {
    const first = start();
    await first.leading;
    const second = start();
    await second.standingBy;
    await second.host.stop();
    expect(second.host.isLeading).toBe(false);
  });

  it('should finish what it accepted before it stops, and refuse the rest', async () => {
    const { host, leading } = start();
    await leading;
    const accepted = Array.from({ length: 20 }, (_, index) => publish(host, 'last', String(index)));
    const stopped = host.stop();
    expect(await publish(host, 'last', 'late')).toMatchObject({ kind: 'unavailable' });
    await stopped;
    expect((await Promise.all(accepted)).map((reply) => reply.kind)).toEqual(Array.from({ length: 20 }, () => 'response'));
    expect(await idsOf('last')).toHaveLength(20);
  });
});
