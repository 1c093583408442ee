import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import type { CalendarEntry, ImprovementListItem, Page, ReadinessLine, ReleaseNotesView, RiskView } from '#core/contracts';
import { systemClock } from '#core/kernel';
import { RecordGateways } from '#platform/orchestration';
import { UnitOfWork } from '#platform/persistence';
import { startTestEngine, type TestEngine } from '#test/engine';
import { ChangeWalk, deployModels } from './support/change-walk.js';
import { liveAnswer } from './support/live-answer.js';
import { ReleaseWalk, type ReleaseGiven } from './support/release-walk.js';
import { until } from '#test/until';
import { World } from './support/world.js';

jest.setTimeout(180_000);

const HOUR_MS = 3_600_000;

/** Server, jobs, outbox and the embedded engine together, with a clock that is moved by hand. */
describe('A release', () => {
  let engine: TestEngine;
  let world: World;
  let now = Date.now();
  let services = 0;

  beforeAll(async () => {
    engine = await startTestEngine({ controlledClock: true });
    await moveClock(0);
    world = await World.open({ engine: { ZEEBE_REST_ADDRESS: engine.address, CAMUNDA_AUTH_STRATEGY: 'NONE' }, jobs: true });
    for (const folder of ['change', 'release', 'risk', 'improvement', 'project', 'transition']) await deployModels(world, folder);
    await world.as('cora').post('/goals', { name: 'A claim in two days', description: '', indicator: 'Median time', owner: 'cora' });
  }, 120_000);
  afterAll(async () => {
    await world?.close();
    await engine?.stop();
    jest.restoreAllMocks();
  });

  async function moveClock(hours: number): Promise<void> {
    now += hours * HOUR_MS;
    jest.spyOn(systemClock, 'now').mockReturnValue(now);
    await engine.client.pinClock({ timestamp: now });
  }

  const inHours = (hours: number) => new Date(now + hours * HOUR_MS).toISOString().replace(/\.\d{3}Z$/, 'Z');
  const lineOf = ({ lines }: { lines: ReadinessLine[] }, check: string) => lines.find((line) => line.check === check);

  /** One that nobody else deploys to: a release keeps others away from its services. */
  const aService = async (): Promise<string> => {
    services += 1;
    return (await world.as('cora').post<{ number: string }>('/services', { name: `Portal ${services}`, description: '', urgency: 'low', owner: 'cora' })).body.number;
  };
  /** A change that waits for its start. */
  const aScheduledChange = async (service: string): Promise<ChangeWalk> => {
    const change = await ChangeWalk.submitted(world, { services: [service], plannedStart: inHours(10), plannedEnd: inHours(12), title: 'A new form' });
    await change.decide('cora', 'AuthorizeChange', { decision: 'approve' });
    await change.reaches('scheduled');
    return change;
  };
  /** A release with its go. It deploys one change, which its own process implements. */
  const scheduled = async (content: ReleaseGiven = {}): Promise<{ walk: ReleaseWalk; change: ChangeWalk; service: string }> => {
    const service = await aService();
    const change = await aScheduledChange(service);
    const walk = await ReleaseWalk.submitted(world, { services: [service], changes: [change.number], plannedStart: inHours(10), plannedEnd: inHours(14), rollbackMinutes: 60, ...content });
    await walk.reaches('go-no-go');
    expect(await walk.go('sam')).toMatchObject({ status: 200 });
    await walk.reaches('scheduled');
    return { walk, change, service };
  };
  const deploying = async (content: ReleaseGiven = {}) => {
    const given = await scheduled(content);
    await moveClock(11);
    await given.walk.reaches('deploying');
    return given;
  };
  const failed = async (content: ReleaseGiven = {}) => {
    const given = await deploying(content);
    await given.walk.step('done');
    await given.walk.step('failed', 'No space left');
    await given.walk.reaches('rollback-decision');
    return given;
  };
  const learnt = async (origin: string) => (await world.as('rita').get<Page<ImprovementListItem>>(`/improvements?origin=${origin}`)).body.items;

  it('should be held back by what is missing, show it with its records, and ask for the go when it is there', async () => {
    // given: a change that nobody has authorized, and no rollback plan
    const service = await aService();
    const change = await ChangeWalk.submitted(world, { services: [service], plannedStart: inHours(20), plannedEnd: inHours(22) });
    const walk = await ReleaseWalk.submitted(world, { services: [service], changes: [change.number], plannedStart: inHours(20), plannedEnd: inHours(24), rollbackPlan: '' });
    const task = await walk.taskOf('rosa', 'PrepareRelease');
    // then
    const readiness = await walk.readiness();
    expect(readiness.ready).toBe(false);
    expect(lineOf(readiness, 'changes-authorized')).toMatchObject({ weight: 'must', ready: false, answer: { value: 1, records: [{ number: change.number }] } });
    expect(lineOf(readiness, 'rollback-plan')).toMatchObject({ weight: 'must', ready: false });
    expect(lineOf(readiness, 'acceptance')).toMatchObject({ weight: 'should', ready: false, answer: { records: [{ number: service }] } });
    const { body: form } = await world.as('rosa').get<{ formData: Record<string, string> }>(`/tasks/${task.userTaskKey}`);
    expect(JSON.stringify(form)).toContain(`Changes that are not authorized: ${change.number}.`);
    // when
    await change.decide('cora', 'AuthorizeChange', { decision: 'approve' });
    await change.reaches('scheduled');
    expect(await walk.edit({ rollbackPlan: 'Roll out 4.1.' })).toMatchObject({ status: 200 });
    await walk.decide('rosa', 'PrepareRelease', { decision: 'check' });
    // then
    await walk.reaches('go-no-go');
    expect((await walk.readiness()).ready).toBe(true);
    expect(await walk.actions()).toEqual(expect.arrayContaining(['release.created', 'release.submitted', 'release.found-not-ready', 'release.prepared', 'release.found-ready', 'release.go-asked']));
  });

  it('should not get its go from its manager, nor while a risk that it inherits has no owner', async () => {
    // given: rosa manages it and is a service manager as well
    const service = await aService();
    const change = await aScheduledChange(service);
    const walk = await ReleaseWalk.submitted(world, { services: [service], changes: [change.number], plannedStart: inHours(10), plannedEnd: inHours(14), manager: 'sam' });
    const task = await walk.taskOf('sam', 'DecideGoNoGo');
    // then
    expect(await world.as('sam').post(`/tasks/${task.userTaskKey}/completion`, { variables: { decision: 'go' } })).toMatchObject({ status: 403, body: { code: 'separation-of-duties' } });
    await expect(world.database.query(
      `insert into tollgate.release_decision (release, round, manager_id, person_id, decision_id, decision, comment, content_hash) select number, 1, manager_id, manager_id, gen_random_uuid(), 'go', '', repeat('0', 64) from tollgate.release where number = $1`, [walk.number],
    )).rejects.toThrow('release_decision_separation_of_duties');
    // given: somebody else manages it, and a risk comes with the change
    expect(await walk.edit({ manager: 'rosa' })).toMatchObject({ status: 200 });
    await until('it is asked for again', async () => (await walk.actions()).filter((action) => action === 'release.go-asked').length === 2);
    const risk = await world.as('rita').post<RiskView>('/risks', { title: 'The form may be slow', description: '', probability: 2, impact: 2, category: 'service', record: change.number });
    // when
    const refused = await walk.go('sam');
    // then
    expect(refused).toMatchObject({ status: 409, body: { detail: expect.stringContaining(risk.body.number) } });
    expect(lineOf(await walk.readiness(), 'risk-owners')).toMatchObject({ ready: false, answer: { records: [{ number: risk.body.number }] } });
    // when: it is carried to the release and somebody takes it on
    expect(await world.as('rosa').post(`/risks/${risk.body.number}/carry`, { record: walk.number, owner: 'cora', reason: 'It comes with the release' })).toMatchObject({ status: 200 });
    expect(await walk.go('sam')).toMatchObject({ status: 409 });
    const accept = await until('cora is asked', async () => (await world.as('cora').get<Page<{ userTaskKey: string; elementId: string }>>(`/tasks?record=${risk.body.number}`)).body.items.find(({ elementId }) => elementId === 'AcceptRisk'));
    await world.as('cora').post(`/tasks/${accept.userTaskKey}/completion`, { variables: { decision: 'accept' } });
    await until('the risk is owned', async () => (await walk.readiness()).ready);
    // then
    expect(await walk.go('sam')).toMatchObject({ status: 200 });
    await walk.reaches('scheduled');
  });

  it('should have to be decided on again when it is edited after the go, and keep what was known frozen', async () => {
    // given
    const { walk } = await scheduled();
    const before = await walk.readiness();
    expect(before.frozen).toMatchObject([{ round: 1, outcome: 'go', intact: true, changedSince: [], hash: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
    // when
    expect(await walk.edit({ earlyLifeDays: 5 })).toMatchObject({ status: 200 });
    // then
    await walk.reaches('go-no-go');
    expect((await walk.read()).decisions).toMatchObject([{ decision: 'go', voidReason: 'The release was changed after the decision.' }]);
    expect(await walk.decide('sam', 'DecideGoNoGo', { decision: 'no-go' })).toMatchObject({ status: 400, body: { errors: [{ field: 'comment' }] } });
    await walk.decide('sam', 'DecideGoNoGo', { decision: 'no-go', comment: 'Too short' });
    await walk.reaches('preparing');
    expect((await walk.readiness()).frozen.map(({ round, outcome }) => [round, outcome])).toEqual([[2, 'no-go'], [1, 'go']]);
    await expect(world.database.query('update tollgate.release_readiness set content = content where release = $1', [walk.number])).rejects.toThrow('frozen');
  });

  it('should be deployed in its window step by step, be verified when its changes are, and be rolled back when early-life support ends so', async () => {
    // given
    const { walk, change } = await deploying();
    expect((await walk.read('rosa')).lockedReason).toContain('deploying');
    // when
    await walk.step('done');
    await walk.step('done', 'All nodes');
    // then
    expect((await walk.reaches('verifying')).steps).toMatchObject([{ state: 'done', reportedBy: { username: 'ines' } }, { state: 'done', note: 'All nodes' }]);
    expect(await walk.decide('rosa', 'VerifyRelease', { verification: 'verified' })).toMatchObject({ status: 409, body: { detail: expect.stringContaining(`Changes that are not implemented yet: ${change.number}.`) } });
    // when
    await change.decide('ines', 'ImplementChange', { implementationResult: 'done', implementationNote: 'As planned' });
    await change.settles(['review', 'closed']);
    expect(await walk.decide('rosa', 'VerifyRelease', { verification: 'verified', verificationNote: 'Reported a claim' })).toMatchObject({ status: 200 });
    // then: it is in early-life support
    const { earlyLifeSupport, verificationNote } = await walk.reaches('early-life-support');
    expect([earlyLifeSupport, verificationNote]).toEqual([expect.stringMatching(/^ELS-\d+$/), 'Reported a claim']);
    const support = ReleaseWalk.of(world, earlyLifeSupport!);
    expect((await world.as('rita').get(`/early-life-supports/${earlyLifeSupport}`)).body).toMatchObject({ release: walk.number, state: 'entry', manager: { username: 'rosa' } });
    // when: operations do not take it on
    await support.decide('rosa', 'CollectEntryEvidence', { readiness: 'green', evidence: 'There' });
    await support.decide('cora', 'CollectEntryEvidence', { readiness: 'green', evidence: 'Agreed' });
    const path = `/early-life-supports/${earlyLifeSupport}`;
    await until('it runs', async () => (await world.as('rita').get<{ state: string }>(path)).body.state === 'running');
    expect(await world.as('rosa').post(`${path}/decision`, { reason: 'Claims are lost' })).toMatchObject({ status: 200 });
    await until('it is to be decided', async () => (await world.as('rita').get<{ state: string }>(path)).body.state === 'deciding');
    await moveClock(14 * 24);
    expect(await support.decide('sam', 'DecideSupport', { decision: 'roll-back', comment: 'Claims are lost' })).toMatchObject({ status: 200 });
    // then
    expect(await walk.reaches('rolling-back')).toMatchObject({ rollbackCause: 'early-life', rollbackReason: `${earlyLifeSupport} ended in a rollback.` });
    await walk.decide('rosa', 'RollBackRelease', { rollbackNote: '4.1 runs again' });
    await walk.reaches('rolled-back');
    const { body: notes } = await world.as('rita').get<ReleaseNotesView>(`/releases/${walk.number}/notes`);
    expect(notes).toMatchObject({ frozenAt: expect.any(String), sections: [{ section: 'changes', lines: [{ number: change.number }] }] });
    await expect(world.database.query(`update tollgate.release set notes = '{}' where number = $1`, [walk.number])).rejects.toThrow('frozen');
    expect([(await learnt(walk.number)).length, (await learnt(earlyLifeSupport!)).length]).toEqual([0, 1]);
  });

  it('should go on with what is left when that is decided, and be rolled back when that is', async () => {
    // given
    const { walk } = await failed();
    expect(await walk.read()).toMatchObject({ failure: 'Step 2 "Roll out" failed. No space left', rollbackDecisionDue: new Date(now + HOUR_MS).toISOString() });
    // when
    await walk.decide('rosa', 'DecideRollback', { decision: 'go-on', comment: 'Made space' });
    await walk.step('failed', 'Still none');
    await until('it is asked again', async () => (await walk.actions()).filter((action) => action === 'release.rollback-asked').length === 2);
    await walk.decide('rosa', 'DecideRollback', { decision: 'roll-back', comment: 'There is no space' });
    await walk.reaches('rolling-back');
    await walk.decide('rosa', 'RollBackRelease', { rollbackNote: '4.1 runs again' });
    // then
    expect(await walk.reaches('rolled-back')).toMatchObject({ rollbackCause: 'decided', rollbackReason: 'There is no space', rollbackNote: '4.1 runs again', allowedActions: [] });
    expect(await learnt(walk.number)).toMatchObject([{ cause: 'rolled-back', owner: { username: 'rosa' } }]);
  });

  it('should ask others when nobody decides on the rollback in time, and be rolled back when they are silent, too', async () => {
    // given
    const { walk } = await failed();
    // when
    await moveClock(1.1);
    await walk.taskOf('sam', 'DecideEscalatedRollback');
    expect(await walk.read()).toMatchObject({ state: 'rollback-decision', rollbackDecisionDue: new Date(now + 2 * HOUR_MS).toISOString() });
    await moveClock(2.1);
    // then
    expect(await walk.reaches('rolling-back')).toMatchObject({ rollbackCause: 'time-up', rollbackReason: expect.stringContaining('Nobody decided in time.') });
    expect(await walk.actions()).toEqual(expect.arrayContaining(['release.rollback-asked', 'release.rollback-escalated', 'release.rollback-begun']));
  });

  it('should not be deployed when something that is a must is missing by the time its window opens', async () => {
    // given
    const { walk, change } = await scheduled();
    await world.as('rita').post(`/changes/${change.number}/withdrawal`, { reason: 'No longer wanted' });
    await change.reaches('cancelled');
    // when
    await moveClock(11);
    // then
    await walk.taskOf('rosa', 'PrepareRelease');
    expect(await walk.read()).toMatchObject({ state: 'preparing', decisions: [{ voidReason: expect.stringContaining(change.number) }] });
  });

  it('should be cancelled until it is deployed, and not after', async () => {
    const { walk } = await scheduled();
    expect(await world.as('rita').post(`/releases/${walk.number}/cancellation`, { reason: 'No' })).toMatchObject({ status: 403 });
    expect(await world.as('rosa').post(`/releases/${walk.number}/cancellation`, { reason: 'Not this year' })).toMatchObject({ status: 200 });
    expect(await walk.reaches('cancelled')).toMatchObject({ cancellationReason: 'Not this year' });
    const draft = await ReleaseWalk.draft(world);
    expect(await world.as('rosa').post(`/releases/${draft.number}/cancellation`, { reason: 'A mistake' })).toMatchObject({ status: 200, body: { state: 'cancelled' } });
  });

  it('should stand on the calendar, be in the way of other changes but not of its own, and tell gates when it is not ready', async () => {
    // given
    await world.as('cora').post('/projects', { name: 'The portal', class: 'agile', goal: 'GOAL-1', services: ['SVC-1'], manager: 'carl' });
    const { walk, change, service } = await scheduled({ title: 'Portal 5' });
    const waiting = await ReleaseWalk.draft(world, { projects: ['PRJ-1'] });
    // then
    const { body: entries } = await world.as('rita').get<CalendarEntry[]>(`/calendar?from=${inHours(0)}&to=${inHours(24)}&kind=release`);
    expect(entries.filter(({ number }) => number === walk.number)).toMatchObject([{ kind: 'release', title: 'Portal 5', state: 'scheduled', services: [service] }]);
    const { body: own } = await world.as('rita').get<{ recordNumber: string }[]>(`/changes/${change.number}/conflicts`);
    expect(own.map(({ recordNumber }) => recordNumber)).not.toContain(walk.number);
    const { body: other } = await world.as('rita').post<{ recordNumber: string; kind: string }[]>('/planning/conflicts', { services: [service], items: [], implementer: null, plannedStart: inHours(10), plannedEnd: inHours(11) });
    expect(other).toEqual(expect.arrayContaining([expect.objectContaining({ kind: 'release', recordNumber: walk.number })]));
    expect(await liveAnswer(world, 'releases-not-ready', { project: 'PRJ-1' })).toEqual({ value: 1, records: [{ number: waiting.number, title: 'Portal 4.2' }] });
  });

  it('should end with its process when an operator cancels that: cancelled while nothing is deployed, rolled back after', async () => {
    // given
    const { walk: broken } = await failed();
    const { walk: waiting } = await scheduled();
    const oskar = { personId: randomUUID(), username: 'oskar', displayName: 'Oskar', roles: ['operator'] as const };
    const cancelled = (number: string) => world.app.get(UnitOfWork).run((tx) => world.app.get(RecordGateways).forNumber(number)!.cancelled(number, 'It hangs', oskar, tx));
    // when
    await cancelled(waiting.number);
    await cancelled(broken.number);
    // then
    expect(await waiting.read()).toMatchObject({ state: 'cancelled', cancellationReason: 'It hangs', allowedActions: [] });
    expect(await broken.read()).toMatchObject({ state: 'rolled-back', rollbackReason: 'It hangs', allowedActions: [] });
    expect((await world.as('rita').get<ReleaseNotesView>(`/releases/${broken.number}/notes`)).body.frozenAt).not.toBeNull();
  });

  it('should write its notes from its scope', async () => {
    // given
    const { walk, change } = await scheduled({ title: 'Portal *6*' });
    // then
    const { body: notes } = await world.as('rita').get<ReleaseNotesView>(`/releases/${walk.number}/notes`);
    expect(notes).toMatchObject({ frozenAt: null, sections: [{ section: 'changes', lines: [{ number: change.number, title: 'A new form', detail: 'scheduled' }] }] });
    expect(notes.markdown).toContain(`# Portal \\*6\\* (${walk.number})`);
    expect(notes.markdown).toContain(`- **${change.number}** A new form (scheduled)`);
    expect(await world.as('rita').get('/releases/REL-9999/notes')).toMatchObject({ status: 404 });
  });
});
