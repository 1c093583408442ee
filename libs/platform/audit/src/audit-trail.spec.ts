import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '#test/database';
import { identityMigrations, type Actor } from '#platform/identity';
import { inOrder, migrate, persistenceMigrations, runtimeDataSourceOptions, UnitOfWork } from '#platform/persistence';
import { AuditSealer } from './audit-sealer.js';
import { AuditTrail } from './audit-trail.js';
import { auditMigrations } from './audit.migrations.js';

describe('Audit trail', () => {
  let database: TestDatabase;
  let source: DataSource;
  let work: UnitOfWork;
  let trail: AuditTrail;
  let sealer: AuditSealer;

  beforeAll(async () => {
    database = await createTestDatabase();
    await migrate(database.url, inOrder(auditMigrations, persistenceMigrations, identityMigrations));
    source = await new DataSource(runtimeDataSourceOptions({ url: database.url })).initialize();
    work = new UnitOfWork(source);
    trail = new AuditTrail(source);
    sealer = new AuditSealer(source, work);
  });

  afterAll(async () => {
    await source.destroy();
    await database.drop();
  });

  it('should tell who did what, before and after, and why, newest first', async () => {
    // given
    const number = aNumber();
    await write(number, 'change.created');
    // when
    await work.run((tx) => trail.record({
      recordKind: 'change', recordNumber: number, actor: ada, action: 'change.edited', reason: 'typing error',
      changes: [{ field: 'title', before: 'Pach', after: 'Patch' }],
    }, tx));
    // then
    const { items, total } = await trail.timeline(number, { limit: 10 });
    expect(total).toBe(2);
    expect(items[0]).toMatchObject({
      by: { username: 'ada', displayName: 'Ada' }, action: 'change.edited', reason: 'typing error',
      changes: [{ field: 'title', before: 'Pach', after: 'Patch' }],
    });
  });

  it('should page through a long history without a gap', async () => {
    const number = aNumber();
    for (let index = 0; index < 5; index += 1) await write(number, `change.step-${index}`);
    const first = await trail.timeline(number, { limit: 3 });
    const second = await trail.timeline(number, { limit: 3, cursor: first.nextCursor! });
    expect([...first.items, ...second.items].map(({ action }) => action)).toEqual([4, 3, 2, 1, 0].map((index) => `change.step-${index}`));
    expect(second.nextCursor).toBeNull();
  });

  it('should keep a reason with half a character so that it is as it was written', async () => {
    const number = aNumber();
    await work.run((tx) => trail.record({ recordKind: 'change', recordNumber: number, actor: ada, action: 'change.edited', reason: 'broken \ud800' }, tx));
    expect(await trail.verify(number)).toMatchObject({ intact: true });
  });

  it('should refuse a cursor that it cannot have given out', async () => {
    for (const position of [1.5, -1, 1e20, 'x', null]) {
      const cursor = Buffer.from(JSON.stringify([position])).toString('base64url');
      await expect(trail.timeline('CHG-1', { limit: 1, cursor })).rejects.toThrow(/cursor/);
    }
  });

  it('should name the administrator who acted as a sample person', async () => {
    const number = aNumber();
    const actor = { ...ada, administrator: { personId: randomUUID(), username: 'root', displayName: 'Root' } };
    await work.run((tx) => trail.record({ recordKind: 'change', recordNumber: number, actor, action: 'change.created' }, tx));
    const [entry] = (await trail.timeline(number, { limit: 1 })).items;
    expect(entry).toMatchObject({ by: { username: 'root' }, actingFor: { username: 'ada' } });
  });

  it('should name all three where an administrator acted as a person who stood in for a colleague', async () => {
    const number = aNumber();
    const root = { personId: randomUUID(), username: 'root', displayName: 'Root' };
    const actor = { ...ada, administrator: root, deputyFor: { personId: randomUUID(), username: 'cora', displayName: 'Cora' } };
    await work.run((tx) => trail.record({ recordKind: 'change', recordNumber: number, actor, action: 'change.approved' }, tx));
    const [entry] = (await trail.timeline(number, { limit: 1 })).items;
    expect(entry).toMatchObject({ by: { username: 'root' }, actingFor: { username: 'ada' }, inNameOf: { username: 'cora', displayName: 'Cora' }, changes: [] });
    expect(await trail.verify(number)).toMatchObject({ intact: true });
  });

  it('should leave no entry when the transaction is undone', async () => {
    const number = aNumber();
    const undone = work.run(async (tx) => {
      await trail.record({ recordKind: 'change', recordNumber: number, actor: null, action: 'change.created' }, tx);
      throw new Error('undo');
    });
    await expect(undone).rejects.toThrow('undo');
    expect((await trail.timeline(number, { limit: 1 })).total).toBe(0);
  });

  it('should keep one unbroken chain when many write to one record at once', async () => {
    const number = aNumber();
    await Promise.all(Array.from({ length: 20 }, (_, index) => write(number, `change.step-${index}`)));
    expect(await trail.verify(number)).toMatchObject({ intact: true, entries: 20 });
  });

  it.each(['update tollgate.audit_entry set reason = null', 'delete from tollgate.audit_entry', 'truncate tollgate.audit_entry'])(
    'should refuse "%s" to the server and to the owner',
    async (statement) => {
      await write(aNumber(), 'change.created');
      await expect(source.query(statement)).rejects.toThrow(/permission denied/);
      await expect(asOwner(statement)).rejects.toThrow(/written once/);
    },
  );

  it('should find the entry that somebody rewrote behind the triggers', async () => {
    const number = aNumber();
    for (const action of ['change.created', 'change.submitted', 'change.closed']) await write(number, action);
    await asOwner(`alter table tollgate.audit_entry disable trigger all`);
    await asOwner(`update tollgate.audit_entry set action = 'change.approved' where record_number = '${number}' and sequence = 2`);
    await asOwner(`alter table tollgate.audit_entry enable trigger all`);
    expect(await trail.verify(number)).toEqual({ intact: false, sequence: 2, problem: 'Entry 2 is not as it was written.' });
  });

  it('should seal grown chains once and find a chain replaced as a whole', async () => {
    const number = aNumber();
    await write(number, 'change.created');
    expect(await sealer.seal()).toBeGreaterThan(0);
    expect(await sealer.seal()).toBe(0);
    expect(await sealer.firstBrokenSeal()).toBeNull();
    await asOwner(`alter table tollgate.audit_entry disable trigger all`);
    await asOwner(`delete from tollgate.audit_entry where record_number = '${number}'`);
    await asOwner(`alter table tollgate.audit_entry enable trigger all`);
    expect(await sealer.firstBrokenSeal()).not.toBeNull();
  });

  const ada: Actor = { personId: randomUUID(), username: 'ada', displayName: 'Ada', roles: ['requester'] };

  function aNumber(): string {
    return `CHG-${randomUUID()}`;
  }

  function write(recordNumber: string, action: string): Promise<void> {
    return work.run((tx) => trail.record({ recordKind: 'change', recordNumber, actor: ada, action }, tx));
  }

  async function asOwner(statement: string): Promise<void> {
    const client = new Client({ connectionString: database.url });
    await client.connect();
    try {
      await client.query(statement);
    } finally {
      await client.end();
    }
  }
});
