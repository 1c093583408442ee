import { Client } from 'pg';
import { DataSource } from 'typeorm';
import type { LiveEvent } from '#core/contracts';
import { AuditTrail } from '#platform/audit';
import { CalendarModule, calendarMigrations } from '#platform/calendar';
import { UnitOfWork } from '#platform/persistence';
import { aPractice, type PracticeUnderTest } from '#test/practice';
import { DatabaseChanges } from './database-changes.js';
import { LiveHub, type Listener } from './live-hub.js';
import { TaskAudience } from './task-audience.js';

const isAnything = ({ topic, id }: LiveEvent) => topic === 'record' && id === null;

async function asOwner(databaseUrl: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

describe('changes announced by the database', () => {
  let practice: PracticeUnderTest;
  let changes: DatabaseChanges | undefined;

  beforeAll(async () => {
    practice = await aPractice({ imports: [CalendarModule], providers: [LiveHub, TaskAudience], migrations: calendarMigrations });
    const listening = new DatabaseChanges(practice.get(DataSource), practice.get(LiveHub), practice.get(TaskAudience));
    changes = listening;
    await firstEvent(isAnything, async () => listening.onApplicationBootstrap());
  });
  afterAll(async () => {
    await changes?.onApplicationShutdown();
    await practice?.close();
  });

  /** Joins the hub and answers with the first event that is looked for. */
  async function firstEvent(matches: (event: LiveEvent) => boolean, announce: () => Promise<unknown>): Promise<LiveEvent> {
    const hub = practice.get(LiveHub);
    const actor = await practice.person(`listener-${Math.random().toString(36).slice(2)}`);
    const { promise, resolve } = Promise.withResolvers<LiveEvent>();
    const listener: Listener = { actor, close: () => undefined, send: (event) => (matches(event) && resolve(event), true) };
    hub.join(listener);
    await announce();
    return promise.finally(() => hub.leave(listener));
  }

  const record = (recordKind: string, recordNumber: string) =>
    practice.get(UnitOfWork).run((tx) => practice.get(AuditTrail).record({ recordKind, recordNumber, actor: null, action: 'x.y' }, tx));

  it('should tell which record was written to, as soon as it is committed', async () => {
    const event = await firstEvent(({ id }) => id === 'CHG-5', () => record('change', 'CHG-5'));
    expect(event).toEqual({ topic: 'record', id: 'CHG-5' });
  });

  it('should tell which model was saved or deployed', async () => {
    const event = await firstEvent(({ topic, id }) => topic === 'model' && id !== null, () => record('model', 'MODEL:payroll'));
    expect(event).toEqual({ topic: 'model', id: 'payroll' });
  });

  it('should say "something changed" after its connection was lost, and hear again', async () => {
    // when
    const reconnected = await firstEvent(
      isAnything,
      () => asOwner(practice.databaseUrl, `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'tollgate-live' and datname = current_database()`),
    );
    expect(reconnected.id).toBeNull();
    // then
    const event = await firstEvent(({ id }) => id === 'CHG-6' || id === null, () => record('change', 'CHG-6'));
    expect(event.topic).toBe('record');
  });

  it('should take no harm from what others announce on the channel', async () => {
    const event = await firstEvent(({ id }) => id === 'CHG-7', async () => {
      for (const junk of ['', 'x', 'null', '{"topic":"__proto__","id":"1"}', '[]']) await practice.query('select pg_notify($1, $2)', ['tollgate_live', junk]);
      await record('change', 'CHG-7');
    });
    expect(event.id).toBe('CHG-7');
  });
});
