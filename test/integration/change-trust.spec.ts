import { jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Problem, TaskDetail } from '#core/contracts';
import { ProcessEngine } from '#platform/orchestration';
import { startTestEngine } from '#test/engine';
import type { TestEngine } from '#test/engine';
import { ifMatch } from './support/api-client.js';
import { inHours } from './support/change-drafts.js';
import { ChangeWalk, deployModels } from './support/change-walk.js';
import { EngineLine } from './support/engine-line.js';
import { until } from '#test/until';
import { World } from './support/world.js';

jest.setTimeout(60_000);

const NOW = { consistency: { waitUpToMs: 0 } };

describe('What must hold for a change', () => {
  let engine: TestEngine;
  let line: EngineLine;
  let world: World;

  beforeAll(async () => {
    engine = await startTestEngine();
    line = await EngineLine.to(engine.address);
    world = await World.open({ engine: { ZEEBE_REST_ADDRESS: line.address, CAMUNDA_AUTH_STRATEGY: 'NONE' }, jobs: true });
    await deployModels(world);
  });
  afterEach(() => line.mend());
  afterAll(async () => {
    await world.close();
    await line.close();
    await engine.stop();
  });

  const approvalsOf = async (number: string) =>
    world.database.query('select a.* from tollgate.change_approval a join tollgate.change c on c.id = a.change_id where c.number = $1', [number]);
  const instancesOf = async (businessId: string) => {
    const found = await world.app.get(ProcessEngine).searchInstances({ businessId });
    return found.ok ? found.value.total : -1;
  };

  describe('separation of duties', () => {
    it('should keep the requester from deciding, whatever roles they hold', async () => {
      const walk = await ChangeWalk.submitted(world, {}, 'carl');
      const task = await walk.taskOf('carl', 'AuthorizeChange');
      const { body } = await world.as('carl').get<TaskDetail>(`/tasks/${task.userTaskKey}`);
      expect(body.refusal?.code).toBe('separation-of-duties');
      expect(body.documentation).toMatch(/Nobody decides on their own request/);
      expect(body.stakes).toContainEqual(expect.stringMatching(/^It is planned to start on \d+ \w{3} \d{4}, \d\d:\d\d UTC\.$/));
      for (const decision of [{ decision: 'approve' }, { decision: 'reject', comment: 'No' }]) {
        expect(await walk.complete('carl', task, decision)).toMatchObject({ status: 403, body: { code: 'separation-of-duties' } });
      }
      expect(await approvalsOf(walk.number)).toEqual([]);
      expect(await walk.complete('cora', task, { decision: 'approve' })).toMatchObject({ status: 200 });
    });

    it('should keep whoever implemented it from reviewing it, themselves or as a deputy, and the database does too', async () => {
      // given a change that Ines was not planned for, and implements
      const walk = await ChangeWalk.submitted(world, { type: 'emergency', plannedStart: inHours(0), plannedEnd: inHours(2) });
      await walk.decide('emil', 'AuthorizeEmergency', { decision: 'approve' });
      await walk.decide('ines', 'ImplementChange', { implementationResult: 'done', implementationNote: 'Done' });
      const task = await walk.taskOf('cora', 'ReviewChange');
      // when she stands in for Cora, who would review it
      const absence = { start: inHours(-1), end: inHours(8), delegate: 'ines' };
      const { body } = await world.as('cora').post<{ number: string }>('/absences', absence);
      // then
      const review = { outcome: 'successful', reviewNote: 'All well' };
      expect(await walk.complete('ines', task, review)).toMatchObject({ status: 403, body: { code: 'separation-of-duties', detail: expect.stringContaining('You implemented') } });
      const slippedIn = world.database.query('update tollgate.change set reviewed_by_id = implemented_by_id where number = $1', [walk.number]);
      await expect(slippedIn).rejects.toMatchObject({ driverError: { constraint: 'change_review_separation_of_duties' } });
      await world.as('cora').delete(`/absences/${body.number}`, ifMatch(1));
      expect(await walk.complete('cora', task, review)).toMatchObject({ status: 200 });
    });

    it('should not let a task complete at the engine without a decision here', async () => {
      const walk = await ChangeWalk.submitted(world);
      const task = await walk.taskOf('cora', 'AuthorizeChange');
      const completed = await world.app.get(ProcessEngine).completeUserTask(task.userTaskKey, { decision: 'approve' });
      expect(completed).toMatchObject({ ok: false, failure: { code: 'conflict', message: expect.stringContaining('No decision on this task is on record') } });
      expect(await walk.read()).toMatchObject({ state: 'authorize', approvals: [] });
      await walk.taskOf('cora', 'AuthorizeChange');
    });

    it('should not let the engine take a decision that was slipped into the database for the requester', async () => {
      const walk = await ChangeWalk.submitted(world);
      const { userTaskKey } = await walk.taskOf('cora', 'AuthorizeChange');
      await world.database.query(
        `insert into tollgate.task_decision (id, user_task_key, element_id, task_name, process_name, process_instance_key, record_number, person_id, variables, content_hash)
         select $1, $2, 'AuthorizeChange', 't', 'p', '1', $3, requester_id, '{"decision":"approve"}', repeat('0', 64) from tollgate.change where number = $3`,
        [randomUUID(), userTaskKey, walk.number],
      );
      const completed = await world.app.get(ProcessEngine).completeUserTask(userTaskKey, { decision: 'approve' });
      expect(completed).toMatchObject({ ok: false, failure: { message: expect.stringContaining('cannot decide on it') } });
    });

    it('should not let somebody decide whose role does not fit', async () => {
      const walk = await ChangeWalk.submitted(world);
      const task = await walk.taskOf('cora', 'AuthorizeChange');
      for (const person of ['ines', 'abel'] as const) {
        expect(await walk.complete(person, task, { decision: 'approve' })).toMatchObject({ status: 403, body: { code: 'not-permitted' } });
      }
    });
  });

  describe('two at the same moment', () => {
    it('should take one of two approvals and refuse the other', async () => {
      for (let round = 0; round < 5; round += 1) {
        const walk = await ChangeWalk.submitted(world);
        const task = await walk.taskOf('cora', 'AuthorizeChange');
        const answers = await Promise.all([walk.complete('cora', task, { decision: 'approve' }), walk.complete('carl', task, { decision: 'reject', comment: 'No' })]);
        expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
        expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'already-decided' });
        const approved = answers[0].status === 200;
        await walk.reaches(approved ? 'scheduled' : 'assess');
        expect(await approvalsOf(walk.number)).toHaveLength(1);
      }
    });

    it('should let either an approval or a withdrawal win, and refuse the other', async () => {
      for (let round = 0; round < 5; round += 1) {
        const walk = await ChangeWalk.submitted(world);
        const task = await walk.taskOf('cora', 'AuthorizeChange');
        const [approved, withdrawn] = await Promise.all([
          walk.complete('cora', task, { decision: 'approve' }),
          world.as('rita').post(`/changes/${walk.number}/withdrawal`, { reason: 'Not needed' }),
        ]);
        if (approved.status === 200 && withdrawn.status === 200) {
          // the approval had been applied before the withdrawal was asked for: a scheduled change may be withdrawn
          expect((await walk.actions()).indexOf('change.withdrawal-requested')).toBeGreaterThan((await walk.actions()).indexOf('change.approved'));
        } else {
          expect([approved.status, withdrawn.status].sort()).toEqual([200, 409]);
        }
        await walk.reaches(withdrawn.status === 200 ? 'cancelled' : 'scheduled');
      }
    });
  });

  describe('forms', () => {
    it('should be checked here, with an error per field', async () => {
      const walk = await ChangeWalk.submitted(world);
      const task = await walk.taskOf('cora', 'AuthorizeChange');
      const refuse = async (variables: Record<string, unknown>) => {
        const answer = await walk.complete('cora', task, variables);
        expect(answer).toMatchObject({ status: 400, body: { code: 'validation-failed' } });
        return (answer.body as unknown as Problem).errors?.map(({ field }) => field);
      };
      expect(await refuse({})).toEqual(['decision']);
      expect(await refuse({ decision: 'maybe' })).toEqual(['decision']);
      expect(await refuse({ decision: 'approve', comment: 'x'.repeat(4001) })).toEqual(['comment']);
      expect(await refuse({ decision: 'approve', authorization: 'approved', risk: 'low' })).toEqual(['authorization', 'risk']);
      expect(await refuse({ decision: 'reject' })).toEqual(['comment']);
    });

    it('should ignore what is sent for read-only fields', async () => {
      const walk = await ChangeWalk.submitted(world);
      await walk.decide('cora', 'AuthorizeChange', { decision: 'approve', title: 'Forged', plannedStart: '2001-01-01T00:00:00Z' });
      expect(await walk.reaches('scheduled')).toMatchObject({ title: expect.stringContaining('Renew') });
      const variables = await world.app.get(ProcessEngine).searchVariables({ processInstanceKey: (await walk.read()).processInstanceKey!, name: 'title' });
      expect(variables).toMatchObject({ ok: true, value: { items: [{ value: expect.stringContaining('Renew') }] } });
    });
  });

  it('should belong to one person once it is claimed', async () => {
    const walk = await ChangeWalk.submitted(world);
    const { userTaskKey } = await walk.taskOf('cora', 'AuthorizeChange');
    expect(await world.as('cora').post(`/tasks/${userTaskKey}/claim`)).toMatchObject({ status: 200, body: { assignee: { username: 'cora' } } });
    expect(await world.as('carl').post(`/tasks/${userTaskKey}/claim`)).toMatchObject({ status: 409 });
    expect(await walk.complete('carl', { userTaskKey }, { decision: 'approve' })).toMatchObject({ status: 409, body: { code: 'not-assigned-to-you' } });
    expect(await world.as('cora').delete(`/tasks/${userTaskKey}/claim`)).toMatchObject({ status: 200, body: { assignee: null } });
    expect(await walk.complete('carl', { userTaskKey }, { decision: 'approve' })).toMatchObject({ status: 200 });
  });

  describe('a line that breaks', () => {
    it('should start one process when the answer to the start is lost', async () => {
      const lost = line.onceOn(/\/process-instances$/, 'lose-answer');
      const walk = await ChangeWalk.submitted(world);
      await walk.reaches('authorize');
      expect(lost()).toBe(true);
      await until('the key of the process is known', async () => (await walk.read()).processInstanceKey);
      expect(await instancesOf(walk.number)).toBe(1);
    });

    it.each(['lose-request', 'lose-answer'] as const)('should decide once when the completion of the task meets %s', async (fate) => {
      const walk = await ChangeWalk.submitted(world);
      const task = await walk.taskOf('cora', 'AuthorizeChange');
      const lost = line.onceOn(/\/user-tasks\/\d+\/completion$/, fate);
      await walk.complete('cora', task, { decision: 'approve' });
      await walk.reaches('scheduled');
      expect(lost()).toBe(true);
      await until('the decision is settled', async () => {
        const { body } = await world.as('cora').get<TaskDetail>(`/tasks/${task.userTaskKey}`);
        return body.pendingDecision?.state === 'applied';
      });
      expect((await walk.actions()).filter((action) => action === 'change.scheduled')).toHaveLength(1);
    });

    it('should have one effect when a worker dies between its commit and the completion of its job', async () => {
      // the client itself tries three times
      let lost = 0;
      line.decide((_method, path) => (/\/jobs\/\d+\/completion$/.test(path) && (lost += 1) <= 3 ? 'lose-request' : 'pass'));
      const walk = await ChangeWalk.submitted(world);
      await until('the completion is lost', () => Promise.resolve(lost >= 3));
      // the engine lends the job again when its deadline has passed
      await until('the change goes on', async () => (await walk.read()).state === 'authorize', 40_000);
      expect((await walk.actions()).filter((action) => action === 'change.found-complete')).toHaveLength(1);
    });

    it('should take a submission while the engine is away, and catch up when it is back', async () => {
      line.cut();
      const walk = await ChangeWalk.submitted(world);
      expect(await world.as('rita').get(`/changes/${walk.number}`)).toMatchObject({ status: 200 });
      expect(await world.as('rita').get('/tasks')).toMatchObject({ status: 503, body: { code: 'engine-unreachable' } });
      await until('a delivery has failed', async () => {
        const [effect] = await world.database.query('select last_error from tollgate.outbox_effect where record_number = $1', [walk.number]);
        return effect.last_error;
      });
      line.mend();
      await until('the change goes on', async () => (await walk.read()).state === 'authorize', 40_000);
    });
  });

  it('should deliver what a process was about to deliver when it died', async () => {
    line.decide((_method, path) => (/\/process-instances$/.test(path) ? 'lose-request' : 'pass'));
    const walk = await ChangeWalk.submitted(world);
    const effect = await until('a delivery has failed', async () => {
      const [row] = await world.database.query(`select id from tollgate.outbox_effect where record_number = $1 and last_error is not null`, [walk.number]);
      return row as { id: string } | undefined;
    });
    const died = `update queue.job set state = 'active', started_on = now(), heartbeat_on = now() - interval '1 minute' where data->>'effectId' = $1`;
    await world.database.query(died, [effect.id]);
    line.mend();
    await until('the change goes on', async () => (await walk.read()).state === 'authorize', 40_000);
  });

  it('should tell the person when the engine no longer takes their decision', async () => {
    const walk = await ChangeWalk.submitted(world, { plannedStart: inHours(1) });
    const task = await walk.taskOf('cora', 'AuthorizeChange');
    line.decide((_method, path) => (/\/user-tasks\/\d+\/completion$/.test(path) ? 'lose-request' : 'pass'));
    expect(await walk.complete('cora', task, { decision: 'approve' })).toMatchObject({ status: 200 });
    await engine.client.cancelProcessInstance({ processInstanceKey: (await engine.client.getUserTask({ userTaskKey: task.userTaskKey as never }, NOW)).processInstanceKey });
    line.mend();
    const { body } = await until('the decision is void', async () => {
      const answer = await world.as('cora').get<TaskDetail>(`/tasks/${task.userTaskKey}`);
      return answer.body.pendingDecision?.state === 'void' && answer;
    });
    expect(body.pendingDecision).toMatchObject({ voidReason: expect.stringContaining('withdrawn') });
    expect(await walk.read()).toMatchObject({ approvals: [{ void: true }] });
    expect(await walk.actions()).toContain('change.decision-void');
  });
});
