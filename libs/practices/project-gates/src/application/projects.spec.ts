import { Global, Module } from '@nestjs/common';
import { BusyPeriods, CalendarModule, calendarMigrations, Freezes, WorkingCalendars } from '#platform/calendar';
import type { Actor } from '#platform/identity';
import { NotificationsModule, notificationsMigrations } from '#platform/notifications';
import { GoalDirectory, OrchestrationModule, orchestrationMigrations, RiskDirectory, ServiceDirectory } from '#platform/orchestration';
import { RecordTitles, UnitOfWork } from '#platform/persistence';
import { aPractice, type PracticeUnderTest } from '#test/practice';
import { projectGatesMigrations } from '../migrations/project-gates.migrations.js';
import { ProjectGatesHttpModule } from '../project-gates.module.js';
import { GateSets } from './gate-sets.js';
import { ProjectList } from './project-list.js';
import { Projects, type ProjectContent } from './projects.js';

const services = { byNumbers: async (numbers: readonly string[]) => new Map(numbers.filter((number) => number !== 'SVC-99').map((number) => [number, { number, name: number }])) };
const goals = { byNumbers: async (numbers: readonly string[]) => new Map(numbers.filter((number) => number === 'GOAL-1').map((number) => [number, {}])) };
const directories = [{ provide: ServiceDirectory, useValue: services }, { provide: GoalDirectory, useValue: goals }, { provide: RiskDirectory, useValue: { openAt: async () => [] } }];
const NO_ENGINE = { ZEEBE_REST_ADDRESS: 'http://127.0.0.1:9', CAMUNDA_AUTH_STRATEGY: 'NONE' } as const;

@Global()
@Module({ providers: directories, exports: [ServiceDirectory, GoalDirectory, RiskDirectory] })
class KnownServicesAndGoals {}

describe('project records', () => {
  let practice: PracticeUnderTest;
  let tomas: Actor;
  let elena: Actor;

  beforeAll(async () => {
    practice = await aPractice({
      imports: [KnownServicesAndGoals, NotificationsModule.forRoot({ smtpUrl: undefined, mailFrom: '' }), CalendarModule, ProjectGatesHttpModule],
      importsFor: (databaseUrl) => [OrchestrationModule.forRoot({ databaseUrl, engine: NO_ENGINE })],
      migrations: [...calendarMigrations, ...orchestrationMigrations, ...notificationsMigrations, ...projectGatesMigrations],
    });
    practice.get(RecordTitles).register('SVC', async (numbers) => new Map(numbers.map((number) => [number, number])));
    tomas = await practice.person('tomas', 'change-manager');
    elena = await practice.person('elena', 'process-owner');
    await practice.person('sue', 'requester');
    const hours = ([1, 2, 3, 4, 5] as const).map((weekday) => ({ weekday, from: '09:00', to: '17:00' }));
    await practice.get(WorkingCalendars).create({ name: 'Office', timeZone: 'Europe/Berlin', hours, holidays: [{ day: '2026-12-25', name: 'Christmas Day' }], appliesTo: ['organisation'] }, tomas);
  }, 60_000);
  afterAll(() => practice?.close());

  const create = (content: Partial<ProjectContent>) =>
    practice.get(Projects).create({ name: 'Claims', description: '', class: 'hybrid', goal: 'GOAL-1', services: ['SVC-1'], manager: 'tomas', ...content }, tomas);
  const created = async (content: Partial<ProjectContent>) => {
    const project = await create(content);
    if (!project.ok) throw new Error(project.failure.message);
    return project.value;
  };

  it('should give a project its number, goal, services and manager, and the stages and gates of its class, one behind the other on working days', async () => {
    // when
    const project = await created({ name: 'Claims in two days', services: ['SVC-1', 'SVC-2', 'SVC-1'], startsOn: '2026-12-05' });
    // then
    expect(project).toMatchObject({ number: expect.stringMatching(/^PRJ-\d+$/), state: 'draft', goal: 'GOAL-1', services: ['SVC-1', 'SVC-2'], manager: { username: 'tomas' }, version: 1 });
    expect(project.stages.map(({ name, starts, ends, gate }) => [name, starts, ends, gate.name, gate.state])).toEqual([
      ['Concept', '2026-12-07', '2026-12-28', 'Concept approved', 'planned'],
      ['Build', '2026-12-29', '2027-02-22', 'Ready to go live', 'planned'],
      ['Transition', '2027-02-23', '2027-03-15', 'Handed over', 'planned'],
    ]);
    expect(project.stages.map(({ gate }) => gate.number)).toEqual([0, 1, 2].map(() => expect.stringMatching(/^GATE-\d+$/)));
  });

  it.each([
    [{ goal: 'GOAL-7' }, 'goal'],
    [{ services: ['SVC-1', 'SVC-99'] }, 'services'],
    [{ manager: 'nobody' }, 'manager'],
    [{ team: [{ role: 'sponsor', person: 'nobody' }] }, 'team'],
  ] satisfies [Partial<ProjectContent>, string][])('should refuse %p, which does not exist, and say in which field', async (content, field) => {
    expect(await create(content)).toMatchObject({ ok: false, failure: { code: 'validation-failed', at: field } });
  });

  it('should refuse a name that is taken', async () => {
    await created({ name: 'Twice' });
    expect(await create({ name: 'twice' })).toMatchObject({ ok: false, failure: { code: 'conflict' } });
  });

  it('should list the portfolio as it is asked for, page by page', async () => {
    // given
    for (const name of ['List C', 'List A', 'List B']) await created({ name });
    const list = practice.get(ProjectList);
    // when
    const first = await list.page({ q: 'list ' }, { sort: 'name', limit: 2 });
    if (!first.ok) throw new Error(first.failure.message);
    // then
    expect(first.value).toMatchObject({ total: 3, items: [{ name: 'List A', stages: [{}, {}, {}] }, { name: 'List B' }] });
    expect(await list.page({ q: 'list ' }, { sort: 'name', limit: 2, cursor: first.value.nextCursor! })).toMatchObject({ ok: true, value: { items: [{ name: 'List C' }], nextCursor: null } });
    expect(await list.page({ q: 'list ', manager: ['sue'] }, { sort: 'name', limit: 2 })).toMatchObject({ ok: true, value: { total: 0 } });
  });

  it('should ask for a business case, a first day and a sponsor who does not manage it before the initiation is decided', async () => {
    const { number, version } = await created({ name: 'Not ready' });
    expect(await practice.get(Projects).submit(number, version, tomas)).toMatchObject({ ok: false, failure: { message: expect.stringContaining('business case') } });
    const filled = { businessCase: 'It pays', startsOn: '2026-12-01', team: [{ role: 'sponsor' as const, person: 'tomas' }] };
    const edited = await practice.get(Projects).edit(number, version, filled, tomas);
    expect(await practice.get(Projects).submit(number, edited.ok ? edited.value.version : 0, tomas)).toMatchObject({ ok: false, failure: { message: expect.stringContaining('only sponsor') } });
    const sponsored = await practice.get(Projects).edit(number, edited.ok ? edited.value.version : 0, { team: [{ role: 'sponsor', person: 'sue' }] }, tomas);
    expect(await practice.get(Projects).submit(number, sponsored.ok ? sponsored.value.version : 0, tomas)).toMatchObject({ ok: true });
    expect(await practice.query('select kind, effect->\'variables\' as variables from tollgate.outbox_effect where record_number = $1', [number])).toMatchObject([
      { kind: 'start-process', variables: { sponsor: 'sue', manager: 'tomas', projectClass: 'hybrid' } },
    ]);
  });

  it('should move the successors of a stage that slips, and refuse a gate that slips into a hard freeze until that is wanted', async () => {
    // given
    const { number, version } = await created({ name: 'Slipping', startsOn: '2026-12-01', services: ['SVC-5'] });
    const freeze = { name: 'Year end', kind: 'hard' as const, start: new Date('2026-12-24T00:00:00Z'), end: new Date('2027-01-02T00:00:00Z'), services: ['SVC-5'], reason: 'Closing of accounts' };
    await practice.get(Freezes).create(freeze, tomas);
    const move = (workingDays: number, despiteFreeze: boolean) => practice.get(Projects).moveStage(number, version, { ordinal: 1, workingDays, reason: 'The vendor is late', despiteFreeze }, tomas);
    // when
    expect(await move(20, false)).toMatchObject({ ok: false, failure: { code: 'conflict', message: expect.stringContaining('Year end'), at: 'despiteFreeze' } });
    const moved = await move(20, true);
    // then
    expect(moved).toMatchObject({
      ok: true,
      value: { stages: [{ starts: '2026-12-01', ends: '2026-12-29' }, { starts: '2026-12-30' }, {}], freezes: [{ ordinal: 1, name: 'Year end', kind: 'hard' }] },
    });
    expect(await practice.query('select planned_on::text from tollgate.gate where project = $1 order by stage limit 1', [number])).toEqual([{ planned_on: '2026-12-29' }]);
    expect(await move(21, true)).toMatchObject({ ok: false, failure: { code: 'version-mismatch' } });
  });

  it.each([
    ['23 hours in spring', '2027-03-28', '2027-03-27T23:00:00Z', '2027-03-28T22:00:00Z'],
    ['25 hours in autumn', '2027-10-31', '2027-10-30T22:00:00Z', '2027-10-31T23:00:00Z'],
  ])('should keep the whole day of a gate, %s, from changes of its services', async (length, day, start, end) => {
    // given
    const { number } = await created({ name: `Gate of ${length}`, services: ['SVC-6'] });
    await practice.query(`update tollgate.project set state = 'running' where number = $1`, [number]);
    await practice.query('update tollgate.gate set planned_on = $2 where project = $1 and stage = 1', [number, day]);
    const [begins, ends] = [Date.parse(start), Date.parse(end)];
    const busy = (from: number, to: number) => practice.get(UnitOfWork).run((tx) => practice.get(BusyPeriods).touching(['SVC-6'], { start: from, end: to }, null, tx));
    // then
    expect(await busy(begins, ends)).toMatchObject([{ kind: 'gate', start: begins, end: ends }]);
    expect(await busy(begins - 3_600_000, begins)).toEqual([]);
    expect(await busy(ends, ends + 3_600_000)).toEqual([]);
  });

  it('should let process owners compose the gates of a class, with live queries that are answered here only', async () => {
    // given
    const sets = practice.get(GateSets);
    const { version, stages } = await sets.of('agile');
    const live = (query: 'open-changes' | 'risks-without-owner') => [{ key: 'asked', text: 'Asked', weight: 'must' as const, ownerRole: 'operations' as const, live: { query, comparison: 'at-most' as const, limit: 0, days: null } }];
    const one = { ...stages[0]!, gate: { ...stages[0]!.gate, criteria: live('risks-without-owner') } };
    // then
    expect(await sets.replace('agile', version, [one], elena)).toMatchObject({ ok: false, failure: { code: 'validation-failed' } });
    expect(await sets.replace('agile', version, [{ ...one, gate: { ...one.gate, criteria: [] } }], elena)).toMatchObject({ ok: true, value: { version: version + 1 } });
    expect(await created({ name: 'Short', class: 'agile' })).toMatchObject({ stages: [{ name: 'Discovery' }] });
  });
});
