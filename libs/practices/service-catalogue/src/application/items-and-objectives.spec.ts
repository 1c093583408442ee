import { AuditTrail } from '#platform/audit';
import type { Actor } from '#platform/identity';
import { ItemDirectory, LiveQueries } from '#platform/orchestration';
import { UnitOfWork } from '#platform/persistence';
import { aPractice, type PracticeUnderTest } from '#test/practice';
import { serviceCatalogueMigrations } from '../migrations/service-catalogue.migrations.js';
import { ServiceCatalogueJobsModule } from '../service-catalogue.module.js';
import { ConfigurationItems } from './configuration-items.js';
import { Goals } from './goals.js';
import { Impact } from './impact.js';
import { ItemImport } from './item-import.js';
import { Measurements } from './measurements.js';
import { Objectives } from './objectives.js';
import { ServiceLevelObjectives } from './service-level-objectives.js';
import { Services } from './services.js';

const DAY_MS = 24 * 3_600_000;

describe('what services run on, and what they are for', () => {
  let practice: PracticeUnderTest;
  let mia: Actor;

  beforeAll(async () => {
    practice = await aPractice({ imports: [ServiceCatalogueJobsModule], migrations: serviceCatalogueMigrations });
    mia = await practice.person('mia', 'service-manager');
  });
  afterAll(() => practice?.close());

  const numberOf = (outcome: { ok: boolean; value?: { entry: { number: string } } }): string => {
    if (!outcome.value) throw new Error(JSON.stringify(outcome));
    return outcome.value.entry.number;
  };
  const aService = async (name: string) => numberOf(await practice.get(Services).create({ name, urgency: 'high', owner: 'mia' }, mia));
  const anItem = async (name: string, content: object = {}) => numberOf(await practice.get(ConfigurationItems).create({ name, kind: 'server', owner: 'mia', ...content }, mia));

  it('should compute which services an item reaches, and which items are its relatives', async () => {
    // given
    const shop = await aService('Web shop');
    const host = await anItem('host-1');
    const database = await anItem('orders-db', { dependsOn: [host] });
    const application = await anItem('shop-app', { dependsOn: [database], services: [shop] });
    // when
    const directory = practice.get(ItemDirectory);
    // then
    expect(await directory.impactOf([host])).toEqual({ services: [{ number: shop, name: 'Web shop', through: [host, database, application] }] });
    expect([...(await directory.relativesOf([database]))].sort()).toEqual([application, host].sort());
  });

  it.each([
    { what: 'an unknown item', field: 'dependsOn', content: { dependsOn: ['CI-999'] } },
    { what: 'an unknown service', field: 'services', content: { services: ['SVC-999'] } },
  ])('should refuse an item that refers to $what', async ({ field, content }) => {
    const created = await practice.get(ConfigurationItems).create({ name: `bad ${field}`, kind: 'server', owner: 'mia', ...content }, mia);
    expect(created).toMatchObject({ ok: false, failure: { code: 'validation-failed', at: field } });
  });

  it('should refuse an item that depends on itself', async () => {
    // given
    const item = await anItem('alone');
    // when
    const changed = await practice.get(ConfigurationItems).change(item, 1, { dependsOn: [item] }, mia);
    // then
    expect(changed).toMatchObject({ ok: false, failure: { at: 'dependsOn' } });
  });

  it('should take the good rows of a file, report each bad one with its line, and change what is there already', async () => {
    // given
    const payroll = await aService('Payroll');
    const existing = await anItem('pay-host', { description: 'old' });
    const csv = [
      'Name;Kind;Owner;Description;Services;Depends on',
      `pay-app;application;mia;Calculates;${payroll};pay-db|${existing}`,
      'pay-db;database;MIA;;;pay-host',
      'pay-host;server;mia;new;;',
      'nobody-owns-me;server;ghost;;;',
      'strange;spaceship;mia;;;',
      'dangling;server;mia;;;nobody-owns-me',
      'pay-db;database;mia;;;',
      'lonely;server;mia;;Unknown service;',
    ].join('\n');
    const imports = practice.get(ItemImport);
    const refused = [[5, 'owner'], [6, 'kind'], [7, 'depends on'], [8, 'name'], [9, 'services']];
    // when it is only tried
    const tried = await imports.run(csv, true, mia);
    // then nothing is written
    expect(tried.ok && tried.value.refused.map(({ line, field }) => [line, field])).toEqual(refused);
    expect(await practice.query('select number from tollgate.configuration_item where name = $1', ['pay-app'])).toEqual([]);
    // when it is taken over
    const taken = await imports.run(csv, false, mia);
    // then
    expect(taken).toMatchObject({ ok: true, value: { rows: 8, created: 2, changed: 1, unchanged: 0 } });
    expect(taken.ok && taken.value.refused.map(({ line, field }) => [line, field])).toEqual(refused);
    expect(await practice.get(ItemDirectory).impactOf([existing])).toMatchObject({ services: [{ number: payroll }] });
    // and again changes nothing
    expect(await imports.run(csv, false, mia)).toMatchObject({ ok: true, value: { created: 0, changed: 0, unchanged: 3 } });
  });

  it('should leave alone what a file has no column for, take a thing that is named twice once, and read names as the export writes them', async () => {
    // given
    const ledger = await aService('Ledger');
    const needed = await anItem('ledger-db');
    await anItem('ledger-app', { description: 'Keeps books', services: [ledger], dependsOn: [needed] });
    const stored = () => practice.query(`select description, services, depends_on from tollgate.configuration_item where name = 'ledger-app'`);
    const before = await stored();
    const run = (...lines: string[]) => practice.get(ItemImport).run(lines.join('\n'), false, mia);
    // then
    expect(await run('name,kind,owner', 'ledger-app,server,mia')).toMatchObject({ ok: true, value: { refused: [] } });
    expect(await stored()).toEqual(before);
    expect(await run('number,name,kind,owner,services,depends on', `CI-1,ledger-app,server,mia,Ledger|${ledger},ledger-db|${needed}`)).toMatchObject({ ok: true, value: { changed: 0, unchanged: 1 } });
    expect(await stored()).toEqual(before);
    expect(await run('name,kind,owner', '=sum,server,mia')).toMatchObject({ ok: true, value: { created: 1 } });
    expect(await run('name,kind,owner', "'=sum,server,mia")).toMatchObject({ ok: true, value: { created: 0, unchanged: 1 } });
  });

  it('should make an item once that two files and a form bring at the same time, and take what each of the files says of it', async () => {
    for (let round = 1; round <= 10; round += 1) {
      // given
      const name = `Racing host ${round}`;
      const file = (description: string) => practice.get(ItemImport).run(['name,kind,owner,description', `${name},server,mia,${description}`, `${name} ${description},server,mia,`].join('\n'), false, mia);
      // when
      const [one, other, form] = await Promise.all([file('one'), file('other'), practice.get(ConfigurationItems).create({ name: name.toUpperCase(), kind: 'server', owner: 'mia' }, mia)]);
      // then
      const counts = [one, other].map((taken) => (taken.ok ? taken.value : taken.failure));
      expect(counts).toEqual([expect.objectContaining({ rows: 2, refused: [] }), expect.objectContaining({ rows: 2, refused: [] })]);
      if (!form.ok) expect(form.failure).toMatchObject({ code: 'conflict', at: 'name' });
      expect(await practice.query('select count(*)::int as count from tollgate.configuration_item where lower(name) = lower($1)', [name])).toEqual([{ count: 1 }]);
      expect(counts.reduce((sum, count) => sum + ('created' in count ? count.created : 0), 0)).toBe(form.ok ? 2 : 3);
    }
  });

  it('should take a row of a name that only the database knows to be there already', async () => {
    // given: at the end of a word a sigma has another small letter, of which the database does not know
    await anItem('ΑΘΗΝΑΣ');
    // when
    const taken = await practice.get(ItemImport).run(['name,kind,owner,description', 'αθηνασ,server,mia,In Athens'].join('\n'), false, mia);
    // then
    expect(taken).toMatchObject({ ok: true, value: { created: 0, changed: 1, refused: [] } });
  });

  it('should report rows with too few or too many columns, and take descriptions with the other separator in them', async () => {
    // given
    const csv = ['name;kind;owner;description', 'comma-db;database;mia;Ledger, and its copy', 'short;server', 'long;server;mia;one;two'].join('\n');
    // when
    const taken = await practice.get(ItemImport).run(csv, false, mia);
    // then
    expect(taken).toMatchObject({ ok: true, value: { rows: 3, created: 1, refused: [{ line: 3 }, { line: 4 }] } });
    expect(await practice.query('select description from tollgate.configuration_item where name = $1', ['comma-db'])).toEqual([{ description: 'Ledger, and its copy' }]);
  });

  it.each([
    { what: 'without the columns it needs', csv: 'name,kind\na,server' },
    { what: 'with a column that nobody knows', csv: 'name,kind,owner,servics\na,server,mia,Payroll' },
    { what: 'with quotes that never close', csv: 'name,kind,owner\n"a,server,mia' },
    { what: 'without rows', csv: 'name,kind,owner\n' },
    { what: 'with too many rows', csv: `name,kind,owner\n${'a,server,mia\n'.repeat(2_001)}` },
  ])('should refuse a file $what', async ({ csv }) => {
    expect(await practice.get(ItemImport).run(csv, false, mia)).toMatchObject({ ok: false, failure: { code: 'validation-failed', at: 'file' } });
  });

  it('should tell how far an objective has come by its latest measurement', async () => {
    // given
    const goal = numberOf(await practice.get(Goals).create({ name: 'Faster claims', indicator: 'Days', owner: 'mia' }, mia));
    const content = { name: 'Two days', goal, indicator: 'Median days', unit: 'days', direction: 'decrease', baseline: 8, target: 2, owner: 'mia' };
    const objective = numberOf(await practice.get(Objectives).create(content, mia));
    // when
    const measurements = practice.get(Measurements);
    const subject = { recordKind: 'objective', number: objective };
    await measurements.add(subject, { at: new Date('2026-05-01T00:00:00Z'), value: 5, note: '' }, mia);
    await measurements.add(subject, { at: new Date('2026-03-01T00:00:00Z'), value: 7, note: 'entered late' }, mia);
    await measurements.add(subject, { at: new Date('2026-05-01T00:00:00Z'), value: 4, note: 'corrected' }, mia);
    // then the later row for the same moment counts
    const latest = await practice.get(UnitOfWork).run((tx) => measurements.latestOf([objective], tx));
    expect(latest.get(objective)).toMatchObject({ value: 4, note: 'corrected', by: { username: 'mia' } });
    expect(await measurements.of(objective, { limit: 2 })).toMatchObject({ ok: true, value: { total: 3, items: [{ value: 4 }, { value: 5 }] } });
    expect((await practice.get(AuditTrail).timeline(objective, { limit: 1 })).items[0]).toMatchObject({ action: 'objective.measured', reason: 'corrected' });
  });

  it('should answer gates that ask for objectives without an owner, and for those that nobody has measured lately', async () => {
    // given
    const goal = numberOf(await practice.get(Goals).create({ name: 'Quieter nights', indicator: 'Calls', owner: 'mia' }, mia));
    const leo = await practice.person('leo', 'service-manager');
    const objective = async (name: string) => numberOf(await practice.get(Objectives).create({ name, goal, indicator: 'Calls', unit: 'a night', direction: 'decrease', baseline: 8, target: 2, owner: 'leo' }, mia));
    const [measured, forgotten] = [await objective('Two calls'), await objective('One call')];
    const asks = (query: 'objectives-without-owner' | 'objectives-not-measured', days: number | null) =>
      practice.get(UnitOfWork).run((tx) => practice.get(LiveQueries).answer({ query, comparison: 'at-most', limit: 0, days }, { project: 'PRJ-1', goal, services: [] }, tx));
    expect(await asks('objectives-without-owner', null)).toEqual({ value: 0, records: [] });
    // when
    await practice.get(Measurements).add({ recordKind: 'objective', number: measured }, { at: new Date(Date.now() - 10 * DAY_MS), value: 5, note: '' }, mia);
    await practice.query('update tollgate.person set active = false where id = $1', [leo.personId]);
    // then
    expect(await asks('objectives-not-measured', 30)).toEqual({ value: 1, records: [{ number: forgotten, title: 'One call' }] });
    expect(await asks('objectives-not-measured', 9)).toMatchObject({ value: 2, records: [{ number: measured }, { number: forgotten }] });
    expect(await asks('objectives-without-owner', null)).toMatchObject({ value: 2, records: [{ number: measured }, { number: forgotten }] });
  });

  it('should keep by what an objective is measured once it was measured, and say why', async () => {
    // given
    const goal = numberOf(await practice.get(Goals).create({ name: 'Happier customers', indicator: 'Score', owner: 'mia' }, mia));
    const objectives = practice.get(Objectives);
    const number = numberOf(await objectives.create({ name: 'Score of 60', goal, indicator: 'Score', unit: 'points', direction: 'increase', baseline: 40, target: 60, owner: 'mia' }, mia));
    expect(await objectives.change(number, 1, { baseline: 42 }, mia)).toMatchObject({ ok: true });
    // when
    await practice.get(Measurements).add({ recordKind: 'objective', number }, { at: new Date('2026-05-01T00:00:00Z'), value: 45, note: '' }, mia);
    // then
    const refused = await objectives.change(number, 2, { baseline: 30, target: 61 }, mia);
    expect(refused).toMatchObject({ ok: false, failure: { code: 'conflict', at: 'baseline' } });
    expect(await objectives.byNumber(number)).toMatchObject({ ok: true, value: { entry: { baseline: 42, target: 60 } } });
    expect(await objectives.change(number, 2, { target: 61, baseline: 42 }, mia)).toMatchObject({ ok: true });
    const locked = await practice.get(UnitOfWork).run((tx) => objectives.lockedIn([number], tx));
    expect(locked.get(number)).toEqual({ unit: expect.any(String), direction: expect.any(String), baseline: expect.stringContaining('measurements') });
  });

  it('should tell what a service runs on, directly and by what its items depend on, each with the way there', async () => {
    // given
    const service = await aService('Claims');
    const disk = await anItem('disk');
    const host = await anItem('host', { dependsOn: [disk] });
    const app = await anItem('app', { dependsOn: [host], services: [service] });
    await anItem('elsewhere', { dependsOn: [disk] });
    // then
    expect((await practice.get(Impact).dependenciesOf(service)).items).toMatchObject([
      { number: app, direct: true, through: [app] },
      { number: disk, direct: false, through: [app, host, disk] },
      { number: host, direct: false, through: [app, host] },
    ]);
  });

  it('should refuse an objective whose target lies on the wrong side, and figures of the future', async () => {
    // given
    const goal = numberOf(await practice.get(Goals).create({ name: 'Fewer calls', indicator: 'Calls', owner: 'mia' }, mia));
    const content = { name: 'Half', goal, indicator: 'Calls', unit: 'calls', direction: 'decrease', baseline: 8, target: 20, owner: 'mia' };
    // then
    expect(await practice.get(Objectives).create(content, mia)).toMatchObject({ ok: false, failure: { at: 'target' } });
    expect(await practice.get(Objectives).create({ ...content, goal: 'GOAL-999', target: 2 }, mia)).toMatchObject({ ok: false, failure: { at: 'goal' } });
    const tomorrow = { at: new Date(Date.now() + DAY_MS), value: 1, note: '' };
    expect(await practice.get(Measurements).add({ recordKind: 'objective', number: 'OBJ-1' }, tomorrow, mia)).toMatchObject({ ok: false, failure: { at: 'at' } });
  });

  it('should list the promises of one service only', async () => {
    // given
    const [shop, mail] = [await aService('Shop'), await aService('Mail')];
    const promise = { indicator: 'Availability', unit: '%', direction: 'increase', target: 99.5, owner: 'mia' };
    await practice.get(ServiceLevelObjectives).create({ ...promise, name: 'Up', service: shop }, mia);
    await practice.get(ServiceLevelObjectives).create({ ...promise, name: 'Up', service: mail }, mia);
    // when
    const page = await practice.get(ServiceLevelObjectives).list({ limit: 10, where: { service: mail } });
    // then
    expect(page).toMatchObject({ ok: true, value: { total: 1, items: [{ entry: { service: mail } }] } });
  });
});
