import { jest } from '@jest/globals';
import type { ChangeView, ImprovementState, ImprovementView, Page, RiskListItem, RiskState, RiskView, TaskDetail, TaskListItem, TimelineEntry } from '#core/contracts';
import { RiskDirectory, withoutOwner } from '#platform/orchestration';
import { startTestEngine, type TestEngine } from '#test/engine';
import type { Answer } from './support/api-client.js';
import { aChange } from './support/change-drafts.js';
import { ChangeWalk, deployModels } from './support/change-walk.js';
import { liveAnswer } from './support/live-answer.js';
import { until } from '#test/until';
import { World, type PersonName } from './support/world.js';

jest.setTimeout(180_000);

/** Server, jobs, outbox and the embedded engine together. */
describe('Risks and improvements', () => {
  let engine: TestEngine;
  let world: World;

  beforeAll(async () => {
    engine = await startTestEngine();
    world = await World.open({ engine: { ZEEBE_REST_ADDRESS: engine.address, CAMUNDA_AUTH_STRATEGY: 'NONE' }, jobs: true });
    for (const folder of ['change', 'risk', 'improvement']) await deployModels(world, folder);
    await world.as('cora').post('/goals', { name: 'Payments never stop', indicator: 'Hours without payments', owner: 'cora' });
    await world.as('cora').post('/objectives', { name: 'Fewer than two outages', goal: 'GOAL-1', indicator: 'Outages', unit: 'a quarter', direction: 'decrease', baseline: 5, target: 1, owner: 'cora' });
  });
  afterAll(async () => {
    await world?.close();
    await engine?.stop();
  });

  const reads = async <T>(path: string) => (await world.as('rita').get<T>(path)).body;
  const reaches = <T extends { state: string }>(path: string, state: RiskState | ImprovementState): Promise<T> =>
    until(`${path} becomes ${state}`, async () => {
      const record = await reads<T>(path);
      return record.state === state && record;
    });
  const taskOf = (person: PersonName, record: string, elementId: string): Promise<TaskListItem> =>
    until(`${person} finds ${elementId} of ${record}`, async () => {
      const { body } = await world.as(person).get<Page<TaskListItem>>(`/tasks?record=${record}`);
      return body.items.find((task) => task.elementId === elementId);
    });
  const decide = async (person: PersonName, record: string, elementId: string, variables: Record<string, unknown>): Promise<Answer<TaskDetail>> => {
    const { userTaskKey } = await taskOf(person, record, elementId);
    return world.as(person).post(`/tasks/${userTaskKey}/completion`, { variables });
  };
  const actionsOf = async (record: string) => (await reads<Page<TimelineEntry>>(`/records/${record}/timeline?limit=200`)).items.map(({ action }) => action).reverse();
  const openAt = async (record: string) => world.app.get(RiskDirectory, { strict: false }).openAt([record]);
  const aRisk = async (content: Record<string, unknown> = {}) => {
    const answer = await world.as('rita').post<RiskView>('/risks', { title: 'The supplier may not deliver', description: 'One supplier only.', probability: 2, impact: 3, category: 'delivery', ...content });
    expect(answer).toMatchObject({ status: 201 });
    return answer.body.number;
  };

  it('should tell gates of a risk that nobody has accepted, and carry one risk with its number from record to record', async () => {
    // given
    const change = (await ChangeWalk.draft(world)).number;
    const number = await aRisk({ record: change, owner: 'cora' });
    // then: it is proposed, but nobody has accepted it
    expect(withoutOwner(await openAt(change))).toMatchObject([{ number, owner: null, aboveAppetite: true }]);
    // when
    await decide('cora', number, 'AcceptRisk', { decision: 'accept' });
    // then
    await taskOf('cora', number, 'DecideResponse');
    expect(await openAt(change)).toMatchObject([{ number, owner: { username: 'cora' }, level: 'moderate', aboveAppetite: false }]);
    // when
    await decide('cora', number, 'DecideResponse', { response: 'reduce', responsePlan: 'A second supplier by March' });
    expect(await reaches<RiskView>(`/risks/${number}`, 'treated')).toMatchObject({ response: 'reduce', reviewAt: expect.any(String) });
    expect(await world.as('cora').post(`/risks/${number}/carry`, { record: 'SVC-1', reason: 'The change is done' })).toMatchObject({ status: 200 });
    // then: the same risk stands at the service, without an owner there
    expect(await openAt(change)).toEqual([]);
    expect(withoutOwner(await openAt('SVC-1'))).toMatchObject([{ number }]);
    await decide('sam', number, 'NameOwner', { newOwner: 'carl' });
    await decide('carl', number, 'AcceptRisk', { decision: 'accept' });
    await reaches(`/risks/${number}`, 'treated');
    expect(await openAt('SVC-1')).toMatchObject([{ number, owner: { username: 'carl' } }]);
    expect(await reads(`/risks/${number}`)).toMatchObject({ carries: [{ from: null, to: change }, { from: change, to: 'SVC-1', reason: 'The change is done', by: { username: 'cora' } }] });
    expect(await actionsOf(number)).toEqual(expect.arrayContaining(['risk.created', 'risk.accepted', 'risk.owned', 'risk.response-decided', 'risk.carried', 'risk.owner-named']));
    expect(await world.as('carl').post(`/risks/${number}/closure`, { reason: 'Two suppliers deliver' })).toMatchObject({ status: 200 });
    expect(await reaches<RiskView>(`/risks/${number}`, 'closed')).toMatchObject({ closingNote: 'Two suppliers deliver' });
    expect(await openAt('SVC-1')).toEqual([]);
  });

  it('should answer a gate that asks for risks without an owner and above the appetite', async () => {
    // given
    const change = (await ChangeWalk.draft(world)).number;
    const number = await aRisk({ record: change, owner: 'cora' });
    const asks = (query: 'risks-without-owner' | 'risks-above-appetite') => liveAnswer(world, query, { project: change });
    // then
    expect(await asks('risks-without-owner')).toMatchObject({ value: 1, records: [{ number }] });
    expect(await asks('risks-above-appetite')).toMatchObject({ value: 1, records: [{ number }] });
    await decide('cora', number, 'AcceptRisk', { decision: 'accept' });
    await taskOf('cora', number, 'DecideResponse');
    expect(await asks('risks-without-owner')).toEqual({ value: 0, records: [] });
    expect(await asks('risks-above-appetite')).toEqual({ value: 0, records: [] });
  });

  it('should let somebody else than its owner say that a risk above the appetite is borne as it is', async () => {
    // given
    const number = await aRisk({ probability: 4, impact: 4, category: 'security', owner: 'sam' });
    await decide('sam', number, 'AcceptRisk', { decision: 'accept' });
    await decide('sam', number, 'DecideResponse', { response: 'accept', responsePlan: 'We live with it' });
    // when
    const own = await decide('sam', number, 'ApproveResponse', { decision: 'approve' });
    // then
    expect(own).toMatchObject({ status: 403, body: { code: 'separation-of-duties' } });
    expect(await reads<RiskView>(`/risks/${number}`)).toMatchObject({ state: 'assessed', level: 'high', aboveAppetite: true });
  });

  it('should rate a risk again when it is changed, ask another owner when it is handed over, and show it on the heat map', async () => {
    // given
    const number = await aRisk({ probability: 1, impact: 2, category: 'service', owner: 'ines' });
    await decide('ines', number, 'AcceptRisk', { decision: 'decline', comment: 'Not mine' });
    await taskOf('sam', number, 'NameOwner');
    const { version } = await reads<RiskView>(`/risks/${number}`);
    // when
    expect(await world.as('rita').patch(`/risks/${number}`, { probability: 5, impact: 5 }, version)).toMatchObject({ status: 200 });
    // then
    await until('it is rated again', async () => (await reads<RiskView>(`/risks/${number}`)).level === 'high');
    const { cells } = await reads<{ cells: { probability: number; impact: number; count: number }[] }>('/risks/heat-map?category=service');
    expect(cells).toEqual([{ probability: 5, impact: 5, count: 1, aboveAppetite: 1 }]);
    expect(await reads<Page<RiskListItem>>('/risks?ownerless=true&sort=-score&limit=1')).toMatchObject({ items: [{ number }] });
    expect(await world.as('rita').post(`/risks/${number}/owner`, { owner: 'carl', reason: 'He runs it' })).toMatchObject({ status: 200 });
    await decide('carl', number, 'AcceptRisk', { decision: 'accept' });
    await taskOf('carl', number, 'DecideResponse');
  });

  it('should take a missed service level into the register, raise a change, and reopen itself when it did not help', async () => {
    // given
    const level = { name: 'Available', service: 'SVC-1', indicator: 'Availability', unit: '%', direction: 'increase', target: 99.5, owner: 'carl' };
    const slo = (await world.as('cora').post<{ number: string }>('/service-levels', level)).body.number;
    const measure = (value: number) => world.as('carl').post(`/service-levels/${slo}/measurements`, { at: new Date(Date.now() - 1000).toISOString(), value });
    // when
    expect(await measure(99.9)).toMatchObject({ status: 201 });
    expect(await measure(97)).toMatchObject({ status: 201 });
    expect(await measure(96)).toMatchObject({ status: 201 });
    // then: one improvement, which heard of the second miss
    const { items } = await reads<Page<ImprovementView>>(`/improvements?origin=${slo}`);
    expect(items).toMatchObject([{ cause: 'missed-slo', origin: slo, owner: { username: 'carl' }, state: 'proposed', objective: null }]);
    const { number } = items[0]!;
    const path = `/improvements/${number}`;
    expect(await actionsOf(number)).toEqual(expect.arrayContaining(['improvement.created', 'improvement.seen-again']));
    // when
    expect(await decide('sam', number, 'LinkObjective', { decision: 'link', objective: 'OBJ-77' })).toMatchObject({ status: 400 });
    await decide('sam', number, 'LinkObjective', { decision: 'link', objective: 'OBJ-1' });
    const assessment = { indicator: 'Availability', unit: '%', baseline: 96, target: 99.5, benefit: 'high', effort: 'medium' };
    await decide('carl', number, 'AssessImprovement', assessment);
    expect(await reaches<ImprovementView>(path, 'approve')).toMatchObject({ objective: 'OBJ-1', priority: 'high', baseline: 96, target: 99.5 });
    await decide('sam', number, 'ApproveImprovement', { decision: 'approve' });
    await decide('carl', number, 'PlanImprovement', { plan: 'A second node', actionKind: 'change', measureAfterDays: 0 });
    // then: the change is a draft of the owner, with the improvement as its origin
    const { action } = await reaches<ImprovementView>(path, 'act');
    expect(await reads<ChangeView>(`/changes/${action}`)).toMatchObject({ state: 'new', requester: { username: 'carl' }, services: ['SVC-1'], description: expect.stringContaining(number) });
    expect(await actionsOf(action!)).toContain('link.added');
    // when
    await decide('carl', number, 'TakeAction', { actionNote: 'The node runs' });
    await decide('carl', number, 'MeasureBenefit', { measured: 97.5, lessons: 'The storage is the bottleneck' });
    // then
    expect(await reaches<ImprovementView>(path, 'assess')).toMatchObject({ round: 2, baseline: 97.5, measured: 97.5, lessons: 'The storage is the bottleneck' });
    expect(await actionsOf(number)).toContain('improvement.reopened');
    const { userTaskKey } = await taskOf('carl', number, 'AssessImprovement');
    const { body: task } = await world.as('carl').get<TaskDetail>(`/tasks/${userTaskKey}`);
    expect(task.form?.data).toMatchObject({ baseline: 97.5, target: 99.5, lastLessons: 'The storage is the bottleneck' });
    // when: the second round helps
    await decide('carl', number, 'AssessImprovement', { ...assessment, baseline: 97.5 });
    await decide('sam', number, 'ApproveImprovement', { decision: 'approve' });
    await decide('carl', number, 'PlanImprovement', { plan: 'New storage', actionKind: 'project', measureAfterDays: 0 });
    // then: the project serves the goal of the objective
    const { action: project } = await reaches<ImprovementView>(path, 'act');
    expect(await world.database.query('select goal, services, description from tollgate.project where number = $1', [project])).toMatchObject([{ goal: 'GOAL-1', services: ['SVC-1'], description: expect.stringContaining(number) }]);
    expect(await reads(`/records/${number}/timeline?limit=200`)).toMatchObject({ items: expect.arrayContaining([expect.objectContaining({ action: 'link.added', changes: [{ field: project, before: null, after: 'caused-by' }] })]) });
    // when
    await decide('carl', number, 'TakeAction', { actionNote: 'It runs' });
    await decide('carl', number, 'MeasureBenefit', { measured: 99.7, lessons: 'Measure the storage too' });
    // then
    expect(await reaches<ImprovementView>(path, 'achieved')).toMatchObject({ round: 2, measured: 99.7, allowedActions: [] });
  });

  it('should not let anybody approve what they proposed, and end what serves no objective', async () => {
    // given
    const mine = (await world.as('sam').post<ImprovementView>('/improvements', { title: 'Fewer calls about passwords', objective: 'OBJ-1', owner: 'carl' })).body.number;
    const unlinked = (await world.as('rita').post<ImprovementView>('/improvements', { title: 'Paint the office' })).body.number;
    await decide('carl', mine, 'AssessImprovement', { indicator: 'Calls', unit: 'a day', baseline: 40, target: 10, benefit: 'medium', effort: 'small' });
    // when
    const own = await decide('sam', mine, 'ApproveImprovement', { decision: 'approve' });
    await decide('sam', unlinked, 'LinkObjective', { decision: 'reject', comment: 'It serves none' });
    // then
    expect(own).toMatchObject({ status: 403, body: { code: 'separation-of-duties' } });
    expect(await reaches<ImprovementView>(`/improvements/${unlinked}`, 'rejected')).toMatchObject({ closingNote: 'It serves none' });
    // when
    expect(await world.as('carl').post(`/improvements/${mine}/withdrawal`, { reason: 'Another project does it' })).toMatchObject({ status: 200 });
    // then
    expect(await reaches<ImprovementView>(`/improvements/${mine}`, 'rejected')).toMatchObject({ closingNote: 'Another project does it' });
  });

  it('should learn from a change whose review found it backed out', async () => {
    // given
    const walk = await ChangeWalk.submitted(world, { plannedStart: new Date(Date.now() + 4_000).toISOString(), plannedEnd: new Date(Date.now() + 7_200_000).toISOString() });
    await walk.decide('cora', 'AuthorizeChange', { decision: 'approve' });
    await walk.decide('ines', 'ImplementChange', { implementationResult: 'failed', implementationNote: 'It does not start' });
    await walk.decide('ines', 'BackOutChange', { backoutResult: 'restored', backoutNote: 'As before' });
    await walk.decide('cora', 'ReviewChange', { outcome: 'backed-out', reviewNote: 'Try it on a copy first' });
    // when
    await walk.reaches('closed');
    // then
    const { items } = await reads<Page<ImprovementView>>(`/improvements?origin=${walk.number}`);
    expect(items).toMatchObject([{ cause: 'failed-review', owner: { username: 'rita' } }]);
    expect(await reads<ImprovementView>(`/improvements/${items[0]!.number}`)).toMatchObject({ proposedBy: null, services: aChange().services, description: expect.stringContaining('Try it on a copy first') });
  });
});
