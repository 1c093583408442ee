import { jest } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import type { ChangeContent, ChangeView, Problem, WeeklyHours } from '#core/contracts';
import { BusyPeriods } from '#platform/calendar';
import { ProcessEngine } from '#platform/orchestration';
import { UnitOfWork } from '#platform/persistence';
import { ConflictRuleReader } from '../../libs/practices/change-enablement/src/planning/conflict-rule-reader.js';
import { CONFLICT_QUESTIONS } from '../../libs/practices/change-enablement/src/planning/conflict-rules.js';
import { Neighbours } from '../../libs/practices/change-enablement/src/planning/neighbours.js';
import { CASES } from '../conformance/models/decisions/change-conflict.cases.js';
import { ifMatch } from './support/api-client.js';
import { ChangeWalk } from './support/change-walk.js';
import { onMonday, PlanningWorld, windowOnMonday } from './support/planning-world.js';
import { until } from '#test/until';
import { World } from './support/world.js';

jest.setTimeout(180_000);

const RACES = 40;

describe('What is in the way of a change', () => {
  let planning: PlanningWorld;
  let fresh = 0;

  beforeAll(async () => {
    planning = await PlanningWorld.open();
  });
  afterAll(() => planning?.close());

  const aService = () => planning.service(`Service ${(fresh += 1)}`);
  const anItem = (dependsOn: string[] = []) => planning.item(`Item ${(fresh += 1)}`, { dependsOn });
  const scheduled = async (content: Partial<ChangeContent>) => {
    const walk = await ChangeWalk.submitted(planning.world, content);
    await walk.decide('cora', 'AuthorizeChange', { decision: 'approve' });
    await walk.reaches('scheduled');
    return walk;
  };

  it('should be nothing where nothing is', async () => {
    expect(await planning.conflictsIn({ services: [await aService()], ...windowOnMonday(1, 2) })).toMatchObject({ status: 200, body: [] });
  });

  it('should be the closest thing that another change shares: the item, an item it depends on, the service', async () => {
    // given
    const [service, database] = [await aService(), await anItem()];
    const server = await anItem([database]);
    const other = await scheduled({ title: 'Patch the database', services: [service], items: [database], ...windowOnMonday(10, 12) });
    // then
    const of = async (items: string[]) => (await planning.conflictsIn({ services: [service], items, ...windowOnMonday(11, 13) })).body;
    expect(await of([database])).toEqual([
      {
        kind: 'same-item', severity: 'blocking', recordNumber: other.number, start: onMonday(10).replace('Z', '.000Z'), end: onMonday(12).replace('Z', '.000Z'),
        what: `${other.number} "Patch the database" is scheduled on the same item (${database}).`, advice: 'Choose another window, or agree with its requester who goes first.',
      },
    ]);
    expect(await of([server])).toMatchObject([{ kind: 'related-item', severity: 'reason', recordNumber: other.number }]);
    expect(await of([])).toMatchObject([{ kind: 'same-service', severity: 'warning', recordNumber: other.number }]);
    expect((await planning.conflictsIn({ services: [service], items: [database], ...windowOnMonday(12, 13) })).body).toEqual([]);
    expect((await planning.conflictsIn({ number: other.number, services: [service], items: [database], ...windowOnMonday(10, 12) })).body).toEqual([]);
  });

  it('should be what shares an item rather than what shares a service, where there is more than one answer tells of', async () => {
    // given
    const [service, database] = [await aService(), await anItem()];
    await ChangeWalk.submitted(planning.world, { services: [service], ...windowOnMonday(200, 204) });
    const onItem = await ChangeWalk.submitted(planning.world, { services: [service], items: [database], ...windowOnMonday(202, 204) });
    // when
    const asked = { number: null, type: 'normal', services: [service], items: [database], implementerId: null, start: Date.parse(onMonday(200)), end: Date.parse(onMonday(204)) } as const;
    const { app } = planning.world;
    const told = await app.get(UnitOfWork).run((tx) => app.get(Neighbours).of(asked, new Set(), [], tx, 1));
    // then
    expect(told).toMatchObject([{ number: onItem.number, shares: { kind: 'same-item' } }]);
  });

  it('should tell who decides which services its items reach that nobody has confirmed', async () => {
    // given
    const [service, hidden] = [await aService(), await planning.service('Customer portal')];
    const database = await anItem();
    const application = await planning.item('Portal application', { dependsOn: [database], services: [hidden] });
    const stakesOf = async (services: string[]) => {
      const walk = await ChangeWalk.submitted(planning.world, { title: 'Patch a shared database', services, items: [database], ...windowOnMonday(30, 31) });
      const { userTaskKey } = await walk.taskOf('cora', 'AuthorizeChange');
      return (await planning.world.as('cora').get<{ stakes: string[] }>(`/tasks/${userTaskKey}`)).body.stakes;
    };
    // then
    const told = `By the relations on record it reaches Customer portal too (through ${database}, ${application}); nobody has confirmed that.`;
    expect(await stakesOf([service])).toContain(told);
    expect(await stakesOf([service, hidden])).not.toContain(told);
    expect((await planning.world.as('rita').get(`/items/impact?items=${database}`)).body).toEqual({ services: [{ number: hidden, name: 'Customer portal', through: [database, application] }] });
    expect((await planning.world.as('rita').get<Problem>('/items/impact?items=SVC-1')).body).toMatchObject({ code: 'validation-failed' });
  });

  it('should be as grave as the decision table says that a process owner deploys, and stay so while the next one says nothing', async () => {
    // given two changes on one service
    const service = await aService();
    await scheduled({ services: [service], ...windowOnMonday(60, 62) });
    const severity = async () => (await planning.conflictsIn({ services: [service], ...windowOnMonday(61, 63) })).body.map(({ severity: found, advice }) => [found, advice]);
    const advice = 'Tell its requester, so that neither mistakes the other for an incident.';
    expect(await severity()).toEqual([['warning', advice]]);
    const table = await readFile('bpmn/change/change-conflict.dmn', 'utf8');
    const deploy = (content: string) => planning.world.app.get(ProcessEngine).deploy([{ name: 'change-conflict.dmn', content }]);
    // when
    await deploy(table.replace('<text>"warning"</text>\n        </outputEntry>\n        <outputEntry id="severity_rule_4_because">', '<text>"blocking"</text>\n        </outputEntry>\n        <outputEntry id="severity_rule_4_because">').replace(advice, 'Ask the owner of the service.'));
    // then
    await until('it blocks', async () => (await severity())[0]![0] === 'blocking');
    expect(await severity()).toEqual([['blocking', 'Ask the owner of the service.']]);
    // when a version says nothing of freezes, and of the service what it said first
    await deploy(table.replaceAll('"hard-freeze"', '"no-such-freeze"').replace(/"reason"(<\/text>\s+<\/outputEntry>\s+<outputEntry id="severity_rule_5_because">)/, '""$1'));
    await until('it has been looked at', async () => planning.world.app.get(ConflictRuleReader, { strict: false }).unusable !== null);
    expect(await severity()).toEqual([['blocking', 'Ask the owner of the service.']]);
    // when
    await deploy(`${table}<!-- as before -->`);
    // then
    await until('it warns again', async () => (await severity())[0]![0] === 'warning');
  });

  it('should be judged, before a table is deployed, by the one that Tollgate comes with', async () => {
    const world = await World.open({ engine: { ZEEBE_REST_ADDRESS: 'http://127.0.0.1:9', CAMUNDA_AUTH_STRATEGY: 'NONE' }, jobs: false });
    const kept: { severity: string; advice: string }[] = await world.database.query('select kind, scheduled, type, severity, advice from tollgate.conflict_rule');
    const answers = JSON.parse(await readFile('test/conformance/models/traces/change-conflict.json', 'utf8')) as object[];
    expect(kept).toHaveLength(CONFLICT_QUESTIONS.length);
    const asked = CASES.slice(0, kept.length).map((question, index) => ({ ...question, ...answers[index] }));
    expect(kept).toEqual(expect.arrayContaining(asked));
    await world.close();
  });

  it('should only warn of a change that is not scheduled itself', async () => {
    // given
    const [service, item] = [await aService(), await anItem()];
    const other = await ChangeWalk.submitted(planning.world, { services: [service], items: [item], ...windowOnMonday(10, 12) });
    await other.reaches('authorize');
    // then
    expect((await planning.conflictsIn({ services: [service], items: [item], ...windowOnMonday(11, 13) })).body).toMatchObject([{ kind: 'same-item', severity: 'warning', recordNumber: other.number }]);
  });

  it('should be a freeze, a window outside maintenance, and an implementer who is booked or away', async () => {
    // given
    const service = await planning.service('Ledger', [{ timeZone: 'UTC', hours: [{ weekday: 1, from: '20:00', to: '23:00' }] }]);
    const freeze = await planning.freeze({ name: 'Quarter end', kind: 'soft', ...{ start: onMonday(0), end: onMonday(19) }, services: [service] });
    const booked = await scheduled({ services: ['SVC-1'], implementer: 'ines', ...windowOnMonday(8, 10) });
    const absence = await planning.world.as('ines').post<{ number: string }>('/absences', { start: onMonday(9), end: onMonday(40), note: 'Dentist' });
    // then
    const { body } = await planning.conflictsIn({ services: [service], items: [], implementer: 'ines', ...windowOnMonday(8, 12) });
    expect(body.map(({ kind, severity, recordNumber }) => [kind, severity, recordNumber])).toEqual([
      ['soft-freeze', 'reason', freeze],
      ['implementer-booked', 'reason', booked.number],
      ['outside-maintenance-window', 'reason', service],
      ['implementer-absent', 'reason', absence.body.number],
    ]);
    expect(JSON.stringify(body)).not.toContain('Dentist');
    expect((await planning.conflictsIn({ services: [service], ...windowOnMonday(20, 22) })).body).toEqual([]);
  });

  it('should be the owner of an implementation task who is booked or away, unless the task is planned for before the window', async () => {
    // given a change in which ines is asked for a task, and sam for one that is over when it begins
    const rita = planning.world.as('rita');
    const [walk, other] = [await scheduled({ services: [await aService()], ...windowOnMonday(400, 402) }), await scheduled({ services: [await aService()], implementer: 'ines', ...windowOnMonday(401, 403) })];
    const task = (owner: string, times: object = {}) => rita.post<ChangeView>(`/changes/${walk.number}/tasks`, { title: `Work of ${owner}`, owner, ...times });
    await task('ines');
    await task('sam', { plannedStart: onMonday(390), plannedEnd: onMonday(399) });
    for (const person of ['ines', 'sam'] as const) await planning.world.as(person).post('/absences', { start: onMonday(401), end: onMonday(410), note: '' });
    // then
    const found = async (number: string) => (await planning.conflictsOf(number)).body.map(({ kind, what }) => [kind, what]);
    expect(await found(walk.number)).toEqual([
      ['implementer-booked', `${other.number} "Renew the certificate of the payment gateway" is scheduled and needs ines, too.`],
      ['implementer-absent', expect.stringContaining('ines is away until')],
    ]);
    expect(await found(other.number)).toEqual([
      ['implementer-booked', `${walk.number} "Renew the certificate of the payment gateway" is scheduled and needs ines, too.`],
      ['implementer-absent', expect.stringContaining('ines is away until')],
    ]);
    await planning.tellsOf(walk, 'change.implementer-away', 'ines is now away in its window');
    expect((await planning.slot({ number: walk.number, services: [], minutes: 60, from: onMonday(400) })).body).toMatchObject({ found: true, start: onMonday(400).replace('Z', '.000Z') });
    expect((await planning.slot({ number: walk.number, services: [], minutes: 120, from: onMonday(400) })).body).toMatchObject({ found: true, start: onMonday(410).replace('Z', '.000Z') });
  });

  it('should be a gate or early-life support that another practice tells of', async () => {
    // given
    const service = await aService();
    const period = { recordNumber: 'PRJ-1', title: 'Go live', services: [service], start: Date.parse(onMonday(100)), end: Date.parse(onMonday(110)) };
    planning.world.app.get(BusyPeriods).register({
      busyPeriods: async (services, { start, end }) => (services.includes(service) && start < period.end && end > period.start ? [{ ...period, kind: 'gate' }] : []),
    });
    // then
    expect((await planning.conflictsIn({ services: [service], ...windowOnMonday(105, 106) })).body).toMatchObject([{ kind: 'gate', severity: 'reason', recordNumber: 'PRJ-1' }]);
  });

  it('should refuse a submission into a hard freeze, and into a soft one without a reason', async () => {
    // given
    const service = await aService();
    const hard = await planning.freeze({ name: 'Year end', kind: 'hard', start: onMonday(0), end: onMonday(24), services: [service] });
    const draft = await ChangeWalk.draft(planning.world, { services: [service], scheduleReason: 'It is small', ...windowOnMonday(1, 2) });
    const submit = (version: number) => planning.world.as('rita').post<Problem>(`/changes/${draft.number}/submission`, {}, ifMatch(version));
    // when
    expect(await submit(1)).toMatchObject({ status: 409, body: { code: 'conflict', detail: expect.stringContaining('"Year end" freezes') } });
    await planning.lift(hard);
    await planning.freeze({ name: 'Holidays', kind: 'soft', start: onMonday(0), end: onMonday(24), services: [service] });
    await planning.world.as('rita').patch(`/changes/${draft.number}`, { scheduleReason: null }, 1);
    // then
    expect(await submit(2)).toMatchObject({ status: 409, body: { code: 'conflict', errors: [{ field: 'scheduleReason' }] } });
    await planning.world.as('rita').patch(`/changes/${draft.number}`, { scheduleReason: 'The certificate ends' }, 2);
    expect(await submit(3)).toMatchObject({ status: 200 });
  });

  it('should give one window on one item to exactly one of many that race for it, and tell the others', async () => {
    // given
    const item = await anItem();
    const racing = await Promise.all(Array.from({ length: 5 }, () => ChangeWalk.submitted(planning.world, { items: [item], ...windowOnMonday(10, 12) })));
    const tasks = await Promise.all(racing.map((walk) => walk.taskOf('cora', 'AuthorizeChange')));
    // when
    const answers = await Promise.all(racing.map((walk, index) => walk.complete('cora', tasks[index]!, { decision: 'approve' })));
    expect(answers.map(({ status }) => status)).toEqual(racing.map(() => 200));
    const ends = await Promise.all(racing.map((walk) => walk.settles(['scheduled', 'assess'])));
    // then
    const winner = ends.filter(({ state }) => state === 'scheduled');
    expect(winner).toHaveLength(1);
    for (const walk of racing.filter(({ number }) => number !== winner[0]!.number)) {
      expect(await walk.actions()).toEqual(expect.arrayContaining(['change.approved', 'change.window-taken', 'change.returned']));
      const task = await walk.taskOf('rita', 'ReviseChange');
      const { body } = await planning.world.as('rita').get<{ form: { data: { problems: string } } }>(`/tasks/${task.userTaskKey}`);
      expect(body.form.data.problems).toContain(`${winner[0]!.number} "`);
    }
  });

  it('should give one window to one of two changes on an item and on one that it needs, of different services, however often they race', async () => {
    // given two changes that wait for their window: on a database, and on a server that depends on it
    const database = await anItem();
    const server = await anItem([database]);
    const waiting = async (item: string) => {
      const walk = await ChangeWalk.submitted(planning.world, { services: [await aService()], items: [item], ...windowOnMonday(50, 52) });
      await walk.reaches('authorize');
      return walk.number;
    };
    const pair = [await waiting(database), await waiting(server)];
    for (let round = 0; round < RACES; round += 1) {
      // when
      const given = await Promise.all(pair.map((number) => planning.windowGiven(number)));
      // then
      expect([...given].sort()).toEqual([false, true]);
      await planning.windowTaken(pair[given.indexOf(true)]!);
    }
  });

  it('should refuse to move a scheduled change onto another', async () => {
    // given
    const item = await anItem();
    const [first, second] = [await scheduled({ items: [item], ...windowOnMonday(10, 12) }), await scheduled({ items: [item], ...windowOnMonday(14, 16) })];
    const { version } = await second.read();
    // when
    const moved = await planning.world.as('rita').post<Problem>(`/changes/${second.number}/schedule`, { ...windowOnMonday(11, 13), reason: 'Earlier' }, ifMatch(version));
    // then
    expect(moved).toMatchObject({ status: 409, body: { code: 'conflict', detail: expect.stringContaining(first.number) } });
    expect((await second.read()).plannedStart).toBe(onMonday(14));
  });

  it('should be told when a freeze comes after the schedule: on the change, to its watchers and to the change managers', async () => {
    // given
    const service = await aService();
    const walk = await scheduled({ services: [service], ...windowOnMonday(30, 32) });
    // when
    const freeze = await planning.freeze({ name: 'Audit week', kind: 'hard', start: onMonday(24), end: onMonday(48), services: [service] });
    // then
    expect((await planning.conflictsOf(walk.number)).body).toMatchObject([{ kind: 'hard-freeze', severity: 'blocking', recordNumber: freeze }]);
    await planning.tellsOf(walk, 'change.in-freeze', 'Audit week');
  });

  it('should be told when the implementer will be away after all: on the change, to its watchers and to the change managers', async () => {
    // given
    const walk = await scheduled({ services: [await aService()], implementer: 'ines', ...windowOnMonday(300, 302) });
    const other = await scheduled({ ...windowOnMonday(300, 302) });
    const ines = planning.world.as('ines');
    const { body: absence } = await ines.post<{ number: string }>('/absences', { start: onMonday(310), end: onMonday(320), note: 'Surgery' });
    expect(await walk.actions()).not.toContain('change.implementer-away');
    // when
    await ines.patch(`/absences/${absence.number}`, { start: onMonday(301) }, 1);
    // then
    await planning.tellsOf(walk, 'change.implementer-away', 'ines is now away in its window');
    expect((await planning.conflictsOf(walk.number)).body).toMatchObject([{ kind: 'implementer-absent', recordNumber: absence.number }]);
    expect(await other.actions()).not.toContain('change.implementer-away');
    const { body } = await planning.world.as('cora').get(`/records/${walk.number}/timeline?limit=200`);
    expect(JSON.stringify(body)).not.toContain('Surgery');
  });

  it('should be told when the maintenance windows of the service leave the window outside, and not of one that was outside before', async () => {
    // given
    const open = (from: string, to: string): WeeklyHours => ({ timeZone: 'UTC', hours: [{ weekday: 1, from, to }] });
    const service = await planning.service('Warehouse', [open('06:00', '12:00')]);
    const [inside, outside] = [await scheduled({ services: [service], ...windowOnMonday(10, 11) }), await scheduled({ services: [service], scheduleReason: 'The vendor comes then', ...windowOnMonday(13, 14) })];
    const sam = planning.world.as('sam');
    await sam.patch(`/services/${service}`, { maintenanceWindows: [open('09:00', '12:00')] }, 1);
    expect(await inside.actions()).not.toContain('change.outside-maintenance');
    // when
    await sam.patch(`/services/${service}`, { maintenanceWindows: [open('20:00', '23:00')] }, 2);
    // then
    await planning.tellsOf(inside, 'change.outside-maintenance', `The maintenance windows of ${service} were changed`);
    expect(await outside.actions()).not.toContain('change.outside-maintenance');
  });
});
