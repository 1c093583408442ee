import { AuditTrail } from '#platform/audit';
import { ServiceDirectory } from '#platform/orchestration';
import type { Actor } from '#platform/identity';
import { aPractice, type PracticeUnderTest } from '#test/practice';
import { serviceCatalogueMigrations } from '../migrations/service-catalogue.migrations.js';
import { ServiceCatalogueJobsModule } from '../service-catalogue.module.js';
import { Goals } from './goals.js';
import { Services } from './services.js';

describe('the service catalogue', () => {
  let practice: PracticeUnderTest;
  let hanna: Actor;

  beforeAll(async () => {
    practice = await aPractice({ imports: [ServiceCatalogueJobsModule], migrations: serviceCatalogueMigrations });
    hanna = await practice.person('hanna', 'change-manager');
    await practice.person('ruth', 'requester');
  });
  afterAll(() => practice?.close());

  const services = () => practice.get(Services);
  const aService = async (name: string) => {
    const created = await services().create({ name, description: '', urgency: 'medium', owner: 'hanna' }, hanna);
    if (!created.ok) throw new Error(created.failure.message);
    return created.value;
  };

  it('should give a new service a number and its owner, and write it to the audit trail', async () => {
    // when
    const { entry, owner } = await aService('Payments');
    // then
    expect(entry).toMatchObject({ name: 'Payments', urgency: 'medium', version: 1 });
    expect(entry.number).toMatch(/^SVC-\d+$/);
    expect(owner.username).toBe('hanna');
    const timeline = await practice.get(AuditTrail).timeline(entry.number, { limit: 10 });
    expect(timeline.items).toMatchObject([{ action: 'service.created', by: { username: 'hanna' } }]);
  });

  it('should refuse a second service with the same name, whatever its case', async () => {
    // given
    await aService('Single sign-on');
    // when
    const second = await services().create({ name: 'SINGLE sign-on', urgency: 'low', owner: 'hanna' }, hanna);
    // then
    expect(second).toMatchObject({ ok: false, failure: { code: 'conflict', at: 'name' } });
  });

  it('should refuse an owner whom nobody knows', async () => {
    // when
    const created = await services().create({ name: 'Orphan', urgency: 'low', owner: 'nobody' }, hanna);
    // then
    expect(created).toMatchObject({ ok: false, failure: { code: 'validation-failed', at: 'owner' } });
  });

  it('should tell what was changed, before and after', async () => {
    // given
    const { entry } = await aService('Intranet');
    // when
    const changed = await services().change(entry.number, 1, { urgency: 'high', owner: 'ruth' }, hanna);
    // then
    expect(changed).toMatchObject({ ok: true, value: { entry: { urgency: 'high', version: 2 }, owner: { username: 'ruth' } } });
    const timeline = await practice.get(AuditTrail).timeline(entry.number, { limit: 1 });
    expect(timeline.items[0]).toMatchObject({
      action: 'service.changed',
      changes: [{ field: 'urgency', before: 'medium', after: 'high' }, { field: 'owner', before: 'hanna', after: 'ruth' }],
    });
  });

  it('should let one of several simultaneous changes of one version win', async () => {
    // given
    const { entry } = await aService('Archive');
    // when
    const outcomes = await Promise.all(Array.from({ length: 8 }, (_, n) => services().change(entry.number, 1, { description: `by ${n}` }, hanna)));
    // then
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.filter((outcome) => !outcome.ok && outcome.failure.code === 'version-mismatch')).toHaveLength(7);
  });

  it('should page through all services in the order they were made, each once', async () => {
    // given
    for (const name of ['Page A', 'Page B', 'Page C']) await aService(name);
    // when
    const names: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await services().list({ q: 'Page ', limit: 2, ...(cursor === undefined ? {} : { cursor }) });
      if (!page.ok) throw new Error(page.failure.message);
      names.push(...page.value.items.map(({ entry }) => entry.name));
      cursor = page.value.nextCursor ?? undefined;
    } while (cursor !== undefined);
    // then
    expect(names).toEqual(['Page A', 'Page B', 'Page C']);
  });

  it('should sort by name or urgency over several pages, and narrow the list to an owner and an urgency', async () => {
    // given
    for (const [name, urgency, owner] of [['Zeta', 'low', 'ruth'], ['alpha', 'high', 'ruth'], ['Mid', 'high', 'ruth']] as const) await services().create({ name: `Sorted ${name}`, urgency, owner }, hanna);
    const all = async (query: object): Promise<string[]> => {
      const names: string[] = [];
      for (let cursor: string | undefined; ; ) {
        const page = await services().list({ q: 'Sorted', limit: 2, ...query, ...(cursor ? { cursor } : {}) });
        if (!page.ok) throw new Error(page.failure.message);
        names.push(...page.value.items.map(({ entry }) => entry.name.replace('Sorted ', '')));
        if (page.value.nextCursor === null) return names;
        cursor = page.value.nextCursor;
      }
    };
    // then
    expect(await all({ sort: 'name' })).toEqual(['alpha', 'Mid', 'Zeta']);
    expect(await all({ sort: '-name' })).toEqual(['Zeta', 'Mid', 'alpha']);
    expect(await all({ sort: '-urgency' })).toEqual(['Mid', 'alpha', 'Zeta']);
    expect(await all({ where: { urgency: 'high' }, owner: 'ruth' })).toEqual(['alpha', 'Mid']);
    expect(await all({ owner: 'nobody' })).toEqual([]);
    expect(await services().list({ sort: 'urgency', limit: 2, cursor: Buffer.from('["x",1]').toString('base64url') })).toMatchObject({ ok: false, failure: { code: 'validation-failed' } });
  });

  it('should take no part of a search text as a pattern, and no invented cursor', async () => {
    expect(await services().list({ q: '%', limit: 10 })).toMatchObject({ ok: true, value: { total: 0 } });
    expect(await services().list({ limit: 10, cursor: 'bm90IG9uZQ' })).toMatchObject({ ok: false, failure: { code: 'validation-failed' } });
  });

  it('should tell other practices the urgency of the services they ask for, and leave out unknown ones', async () => {
    // given
    const { entry } = await aService('E-mail');
    // when
    const facts = await practice.get(ServiceDirectory).byNumbers([entry.number, 'SVC-999999']);
    // then
    expect([...facts.values()]).toEqual([{ number: entry.number, name: 'E-mail', urgency: 'medium', owner: { username: 'hanna', displayName: 'hanna' }, supportHours: null, maintenanceWindows: [], state: 'live' }]);
  });

  it('should keep goals with their indicator', async () => {
    // when
    const goal = await practice.get(Goals).create({ name: 'Faster claims', indicator: 'Median days', owner: 'ruth' }, hanna);
    // then
    expect(goal).toMatchObject({ ok: true, value: { entry: { indicator: 'Median days', description: '' } } });
  });
});
