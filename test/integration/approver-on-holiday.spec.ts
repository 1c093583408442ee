import { jest } from '@jest/globals';
import type { AbsenceView, Page, TaskDetail, TaskListItem, TimelineEntry } from '#core/contracts';
import { startTestEngine, type TestEngine } from '#test/engine';
import { ifMatch } from './support/api-client.js';
import { inHours } from './support/change-drafts.js';
import { ChangeWalk, deployModels } from './support/change-walk.js';
import { until } from '#test/until';
import { World, type PersonName } from './support/world.js';

jest.setTimeout(240_000);

const HOUR_MS = 3_600_000;
const APPROVE = { decision: 'approve' };
const SECOND_VOICE = { status: 403, body: { code: 'separation-of-duties', detail: expect.stringContaining('already decided') } };

/** A deputy decides in the name of a colleague who is away: by their right, in both names, and never where one of the two may not. */
describe('An approver on holiday', () => {
  let engine: TestEngine;
  let world: World;

  beforeAll(async () => {
    engine = await startTestEngine();
    world = await World.open({ engine: { ZEEBE_REST_ADDRESS: engine.address, CAMUNDA_AUTH_STRATEGY: 'NONE' }, jobs: true });
    await deployModels(world);
  });
  afterAll(async () => {
    await world.close();
    await engine.stop();
  });

  const away = async (person: PersonName, delegate: PersonName, fromHours = -1): Promise<string> => {
    const start = new Date(Date.now() + fromHours * HOUR_MS).toISOString();
    const end = new Date(Date.now() + (fromHours + 48) * HOUR_MS).toISOString();
    const { status, body } = await world.as(person).post<{ number: string }>('/absences', { start, end, delegate });
    expect(status).toBe(201);
    return body.number;
  };
  const back = async (person: PersonName, absence: string) => {
    expect((await world.as(person).delete(`/absences/${absence}`, ifMatch(1))).status).toBe(204);
  };
  const tasksOf = async (person: PersonName, query: string) => (await world.as(person).get<Page<TaskListItem>>(`/tasks?${query}`)).body.items;

  it('should be stood in for by the deputy, with both names in the timeline', async () => {
    // given a change that waits for a change manager, and Cora away with Ines to stand in
    const walk = await ChangeWalk.submitted(world);
    const task = await walk.taskOf('cora', 'AuthorizeChange');
    expect(await tasksOf('ines', `record=${walk.number}`)).toEqual([]);
    const absence = await away('cora', 'ines');
    // then Ines finds the task, and why
    expect(await tasksOf('ines', `view=deputy&record=${walk.number}`)).toMatchObject([{ userTaskKey: task.userTaskKey, inNameOf: { username: 'cora' } }]);
    expect((await world.as('ines').get<TaskDetail>(`/tasks/${task.userTaskKey}`)).body).toMatchObject({ refusal: null, form: expect.anything() });
    // when
    const decided = await walk.complete('ines', task, { decision: 'approve', comment: 'Cora would, too' });
    // then
    expect(decided).toMatchObject({ status: 200, body: { pendingDecision: { by: { username: 'ines' }, inNameOf: { username: 'cora' } } } });
    await walk.reaches('scheduled');
    const { items } = (await world.as('rita').get<Page<TimelineEntry>>(`/records/${walk.number}/timeline?limit=50`)).body;
    expect(items.find(({ action }) => action === 'change.approved')).toMatchObject({ by: { username: 'ines' }, actingFor: { username: 'cora' } });
    expect(await tasksOf('ines', `view=done&record=${walk.number}`)).toMatchObject([{ inNameOf: { username: 'cora' } }]);
    await back('cora', absence);
  });

  it('should be able to leave a task that is already theirs to the deputy', async () => {
    // given
    const walk = await ChangeWalk.submitted(world);
    const task = await walk.taskOf('cora', 'AuthorizeChange');
    await world.as('cora').post(`/tasks/${task.userTaskKey}/claim`, {});
    const absence = await away('cora', 'ines');
    // when
    const decided = await walk.complete('ines', task, { decision: 'reject', comment: 'Too soon' });
    // then
    expect(decided.status).toBe(200);
    await back('cora', absence);
    expect(await walk.taskOf('rita', 'ReviseChange')).toBeTruthy();
  });

  it('should not leave decisions to an auditor, who proves what others decided', async () => {
    // given
    const times = { start: inHours(-1), end: inHours(24) };
    const walk = await ChangeWalk.submitted(world);
    const task = await walk.taskOf('cora', 'AuthorizeChange');
    // when
    expect(await world.as('cora').post('/absences', { ...times, delegate: 'alma' })).toMatchObject({ status: 400, body: { errors: [{ field: 'delegate' }] } });
    // given somebody who stood in before they became an auditor
    await world.database.query(
      `insert into tollgate.absence (number, version, person_id, delegate_id, start, "end", note)
       select 'ABS-9999', 1, cora.id, alma.id, now() - interval '1 hour', now() + interval '1 day', '' from tollgate.person cora, tollgate.person alma where cora.username = 'cora' and alma.username = 'alma'`);
    // then
    expect(await tasksOf('alma', `record=${walk.number}`)).toEqual([]);
    expect(await walk.complete('alma', task, APPROVE)).toMatchObject({ status: 403, body: { code: 'not-permitted' } });
    await world.database.query(`delete from tollgate.absence where number = 'ABS-9999'`);
  });

  it('should not hand over what one of the two may not decide', async () => {
    // given a request of the deputy, and one of the absent change manager
    const own = await ChangeWalk.submitted(world, {}, 'rita');
    const ownTask = await own.taskOf('cora', 'AuthorizeChange');
    const hers = await ChangeWalk.submitted(world, {}, 'cora');
    const herTask = await hers.taskOf('carl', 'AuthorizeChange');
    const first = await away('cora', 'rita');
    // then
    expect(await own.complete('rita', ownTask, { decision: 'approve' })).toMatchObject({ status: 403, body: { code: 'separation-of-duties' } });
    expect(await hers.complete('rita', herTask, { decision: 'approve' })).toMatchObject({ status: 403, body: { code: 'separation-of-duties' } });
    await back('cora', first);
  });

  it('should tell colleagues that they are away and who stands in, but not why', async () => {
    // given
    const time = { start: new Date(Date.now() + 100 * HOUR_MS).toISOString(), end: new Date(Date.now() + 200 * HOUR_MS).toISOString() };
    const { number } = (await world.as('cora').post<AbsenceView>('/absences', { ...time, delegate: 'ines', note: 'Surgery' })).body;
    const found = async (person: PersonName, q: string) => {
      const { body } = await world.as(person).get<AbsenceView[]>(`/absences?whose=team&from=${time.start}&to=${time.end}&sort=-start&q=${q}`);
      return body.map((absence) => absence.number);
    };
    // then
    expect((await world.as('cora').get(`/absences/${number}`)).body).toMatchObject({ note: 'Surgery' });
    expect((await world.as('carl').get(`/absences/${number}`)).body).toMatchObject({ number, person: { username: 'cora' }, delegate: { username: 'ines' }, note: '' });
    expect(await found('carl', 'INES')).toEqual([number]);
    expect(await found('cora', 'surgery')).toEqual([number]);
    expect(await found('carl', 'surgery')).toEqual([]);
    const { items } = (await world.as('carl').get<Page<TimelineEntry>>(`/records/${number}/timeline?limit=5`)).body;
    expect(items[0]!.changes).toContainEqual({ field: 'note', before: null, after: null });
    await back('cora', number);
  });

  it('should have their tasks to themselves before and after the holiday', async () => {
    // given
    const walk = await ChangeWalk.submitted(world);
    const task = await walk.taskOf('cora', 'AuthorizeChange');
    const next = await away('cora', 'ines', 24);
    // then
    expect(await tasksOf('ines', 'view=deputy')).toEqual([]);
    expect(await walk.complete('ines', task, { decision: 'approve' })).toMatchObject({ status: 403, body: { code: 'not-permitted' } });
    await back('cora', next);
  });

  describe('where two have to approve', () => {
    /** A change that two change managers have to approve, with both tasks open. */
    const forTwo = async () => {
      const walk = await ChangeWalk.submitted(world, { impact: 'medium', plannedStart: inHours(5), plannedEnd: inHours(6) });
      const [first, second] = await until('both tasks are there', async () => {
        const tasks = await tasksOf('cora', `record=${walk.number}`);
        return tasks.length === 2 && tasks;
      });
      return { walk, first: first!, second: second! };
    };
    const assign = async (person: PersonName, task: TaskListItem) => {
      expect((await world.as(person).post(`/tasks/${task.userTaskKey}/claim`, {})).status).toBeLessThan(300);
      await until('the task is theirs', async () => (await world.as(person).get<TaskDetail>(`/tasks/${task.userTaskKey}`)).body.assignee?.username === person);
    };
    it('should have one voice, which the deputy has given', async () => {
      // given
      const { walk, first, second } = await forTwo();
      const absence = await away('cora', 'ines');
      // when Ines approves for Cora
      expect(await walk.complete('ines', first, APPROVE)).toMatchObject({ status: 200 });
      // then she does not a second time, nor does Cora when she is back
      expect(await walk.complete('ines', second, APPROVE)).toMatchObject(SECOND_VOICE);
      await back('cora', absence);
      expect(await walk.complete('cora', second, APPROVE)).toMatchObject(SECOND_VOICE);
      // nor does she take it, or find it in her list, nor does another deputy of hers
      expect(await world.as('cora').post(`/tasks/${second.userTaskKey}/claim`, {})).toMatchObject({ status: 403, body: { code: 'separation-of-duties' } });
      expect(await tasksOf('cora', `record=${walk.number}`)).toEqual([]);
      const again = await away('cora', 'rita');
      expect(await tasksOf('rita', `record=${walk.number}`)).toEqual([]);
      await back('cora', again);
      // when Carl approves for himself
      expect(await walk.complete('carl', second, APPROVE)).toMatchObject({ status: 200 });
      // then
      const approvals = [{ by: { username: 'ines' }, inNameOf: { username: 'cora' } }, { by: { username: 'carl' }, inNameOf: null }];
      expect(await walk.reaches('scheduled')).toMatchObject({ approvals });
    });

    it('should not have the voice of a deputy who approves for themselves', async () => {
      // given a second task that is Cora's, and Carl, who may approve himself, to stand in
      const { walk, first, second } = await forTwo();
      await assign('cora', second);
      const absence = await away('cora', 'carl');
      // when
      expect(await walk.complete('carl', first, APPROVE)).toMatchObject({ status: 200 });
      // then
      expect(await walk.complete('carl', second, APPROVE)).toMatchObject(SECOND_VOICE);
      await back('cora', absence);
      expect(await walk.complete('cora', second, APPROVE)).toMatchObject({ status: 200 });
      expect(await walk.reaches('scheduled')).toMatchObject({ approvals: [{ by: { username: 'carl' }, inNameOf: null }, { by: { username: 'cora' }, inNameOf: null }] });
    });
  });

  it('should be decided for in bulk, with a result for each task', async () => {
    // given two changes to decide on, one of them the deputy's own
    const [one, own] = [await ChangeWalk.submitted(world), await ChangeWalk.submitted(world, {}, 'ines')];
    const tasks = [await one.taskOf('cora', 'AuthorizeChange'), await own.taskOf('cora', 'AuthorizeChange')].map(({ userTaskKey }) => userTaskKey);
    const absence = await away('cora', 'ines');
    const ask = (body: object) => world.as('ines').post<object>('/tasks/bulk', { action: 'complete', tasks, ...body });
    // when only asked
    const preview = await ask({ tryOnly: true });
    // then
    const results = [{ done: true, refusal: null }, { done: false, refusal: { code: 'separation-of-duties' } }];
    expect(preview).toMatchObject({ status: 200, body: { tryOnly: true, results } });
    // when done
    expect(await ask({ variables: { decision: 'approve' } })).toMatchObject({ status: 200, body: { tryOnly: false, results } });
    // then
    await one.reaches('scheduled');
    expect(await own.read()).toMatchObject({ state: 'authorize' });
    expect(await ask({ variables: { decision: 'approve' } })).toMatchObject({ body: { results: [{ done: false, refusal: { code: 'already-decided' } }, { done: false }] } });
    await back('cora', absence);
  });
});
