import { jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { ChangeContent, ChangeForecast, ChangeView, Page, Problem, TaskDetail, TimelineEntry } from '#core/contracts';
import { ProcessEngine } from '#platform/orchestration';
import { startTestEngine } from '#test/engine';
import type { TestEngine } from '#test/engine';
import { aChange, inHours } from './support/change-drafts.js';
import { ChangeWalk, deployModels } from './support/change-walk.js';
import { liveAnswer } from './support/live-answer.js';
import { until } from '#test/until';
import { World } from './support/world.js';
import type { PersonName } from './support/world.js';

jest.setTimeout(240_000);

const APPROVE = { decision: 'approve' };
const DONE = { implementationResult: 'done', implementationNote: 'As planned' };
/** Medium impact on a service that cannot wait: two change managers. */
const FOR_TWO = { impact: 'medium' } as const;
const soon = { plannedStart: inHours(0), plannedEnd: inHours(5) };

describe('The paths of a change', () => {
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

  const edit = async (walk: ChangeWalk, content: Partial<ChangeContent>, person: PersonName = 'rita') => {
    const { version } = await walk.read();
    return world.as(person).patch<ChangeView>(`/changes/${walk.number}`, content, version);
  };
  const askedAgain = (walk: ChangeWalk, times = 1) =>
    until(`${walk.number} is asked for again`, async () => {
      const asked = (await walk.actions()).filter((action) => action === 'change.risk-assessed').length;
      return asked > times && (await walk.read());
    });

  describe('in an emergency', () => {
    const emergency = (content: Partial<ChangeContent> = {}, requester: PersonName = 'rita') =>
      ChangeWalk.submitted(world, { ...soon, type: 'emergency', testPlan: '', ...content }, requester);

    it('should be approved by one of the emergency group before it starts, never by its requester, and be reviewed without exception', async () => {
      const walk = await emergency({}, 'eva');
      expect(await walk.reaches('authorize')).toMatchObject({ approvalPolicy: { approverGroup: 'emergency-approver', approvals: 1, board: false } });
      const task = await walk.taskOf('emil', 'AuthorizeEmergency');
      expect(await walk.complete('eva', task, APPROVE)).toMatchObject({ status: 403, body: { code: 'separation-of-duties' } });
      expect(await walk.complete('cora', task, APPROVE)).toMatchObject({ status: 403, body: { code: 'not-permitted' } });
      await walk.complete('emil', task, APPROVE);
      expect(await walk.reaches('implement')).toMatchObject({ approvals: [{ stage: 'emergency-approver', by: { username: 'emil' }, void: false }] });
      expect(await walk.read()).toMatchObject({ plannedImplementer: null, implementedBy: null });
      await walk.decide('ines', 'ImplementChange', DONE);
      expect(await walk.reaches('review')).toMatchObject({ outcome: 'successful', plannedImplementer: null, implementedBy: { username: 'ines' } });
      const { items } = (await world.as('rita').get<Page<TimelineEntry>>(`/records/${walk.number}/timeline?limit=50`)).body;
      expect(items.find(({ action }) => action === 'change.implementation-reported')).toMatchObject({ by: { username: 'ines' }, changes: [{ field: 'implementedBy', after: 'ines' }] });
      const { userTaskKey } = await walk.taskOf('cora', 'ReviewChange');
      const { body } = await world.as('cora').get<TaskDetail>(`/tasks/${userTaskKey}`);
      expect(body).toMatchObject({ dueDate: expect.any(String), form: { data: { reviewReason: 'An emergency change is reviewed without exception' } } });
      await walk.complete('cora', { userTaskKey }, { outcome: 'successful', reviewNote: 'Patch earlier.' });
      expect(await walk.reaches('closed')).toMatchObject({ reviewNeeded: true });
      expect(await walk.actions()).not.toContain('change.taken-up');
    });

    it('should be counted by gates with how it ended, as far back as they look', async () => {
      // given
      const service = (await world.as('cora').post<{ number: string }>('/services', { name: 'Cards', description: '', urgency: 'high', owner: 'cora' })).body.number;
      const ended = async (outcome: string) => {
        const walk = await emergency({ services: [service] });
        await walk.decide('emil', 'AuthorizeEmergency', APPROVE);
        await walk.decide('ines', 'ImplementChange', DONE);
        await walk.decide('cora', 'ReviewChange', { outcome, reviewNote: 'Seen' });
        await walk.reaches('closed');
        return walk.number;
      };
      const counted = (query: 'failed-changes' | 'successful-changes', days: number) => liveAnswer(world, query, { services: [service] }, days);
      expect(await counted('successful-changes', 30)).toEqual({ value: 100, records: [] });
      // when
      await ended('successful');
      const failed = await ended('unsuccessful');
      // then
      const named = [{ number: failed, title: 'Renew the certificate of the payment gateway' }];
      expect(await counted('failed-changes', 30)).toEqual({ value: 1, records: named });
      expect(await counted('successful-changes', 30)).toEqual({ value: 50, records: named });
      await world.database.query(`update tollgate.change set updated_at = now() - interval '31 days' where number = $1`, [failed]);
      expect(await counted('failed-changes', 30)).toEqual({ value: 0, records: [] });
      expect(await counted('failed-changes', 32)).toMatchObject({ value: 1 });
      expect(await counted('successful-changes', 30)).toEqual({ value: 100, records: [] });
    });

    it('should come back to its requester when it is rejected, and end when it is withdrawn', async () => {
      const walk = await emergency();
      await walk.decide('emil', 'AuthorizeEmergency', { decision: 'reject', comment: 'It can wait for Monday.' });
      const task = await walk.taskOf('rita', 'ReviseChange');
      expect(await walk.reaches('new')).toMatchObject({ editable: true });
      await edit(walk, { justification: 'Cards are refused right now.' });
      await walk.complete('rita', task, { decision: 'resubmit' });
      await walk.taskOf('emil', 'AuthorizeEmergency');
      await world.as('rita').post(`/changes/${walk.number}/withdrawal`, { reason: 'It healed.' });
      await walk.reaches('cancelled');
    });
  });

  describe('with several approvals', () => {
    const both = async (walk: ChangeWalk) => {
      const first = await walk.taskOf('cora', 'AuthorizeChange');
      const open = await until('both tasks are there', async () => {
        const { body } = await world.as('cora').get<{ items: { userTaskKey: string; elementId: string }[] }>(`/tasks?record=${walk.number}`);
        return body.items.length === 2 && body.items;
      });
      return { first, second: open.find(({ userTaskKey }) => userTaskKey !== first.userTaskKey)! };
    };

    it('should need both, and take none twice from one person', async () => {
      const walk = await ChangeWalk.submitted(world, { ...FOR_TWO, plannedStart: inHours(5), plannedEnd: inHours(6) });
      expect(await walk.reaches('authorize')).toMatchObject({ risk: 'moderate', approvalPolicy: { approvals: 2, reason: expect.any(String) } });
      const { first, second } = await both(walk);
      expect(await walk.complete('cora', first, APPROVE)).toMatchObject({ status: 200 });
      expect(await walk.complete('cora', second, APPROVE)).toMatchObject({ status: 403, body: { code: 'separation-of-duties', detail: expect.stringContaining('already decided') } });
      expect(await walk.read()).toMatchObject({ state: 'authorize' });
      expect(await walk.complete('carl', second, APPROVE)).toMatchObject({ status: 200 });
      expect(await walk.reaches('scheduled')).toMatchObject({ approvals: [{ by: { username: 'cora' }, round: 1 }, { by: { username: 'carl' }, round: 1 }] });
    });

    it('should let nobody claim both, not even at the same moment, nor find the other one in their list', async () => {
      const walk = await ChangeWalk.submitted(world, { ...FOR_TWO, plannedStart: inHours(5), plannedEnd: inHours(6) });
      const { first, second } = await both(walk);
      const claim = (person: PersonName, { userTaskKey }: { userTaskKey: string }) => world.as(person).post<Problem>(`/tasks/${userTaskKey}/claim`, {});
      const listed = async (person: PersonName, view = 'open') =>
        (await world.as(person).get<{ items: { userTaskKey: string }[] }>(`/tasks?record=${walk.number}&view=${view}`)).body.items.map(({ userTaskKey }) => userTaskKey);
      // when Cora claims both at once, at most one is hers
      await Promise.all([claim('cora', first), claim('cora', second)]);
      for (const userTaskKey of await listed('cora', 'mine')) await world.as('cora').delete(`/tasks/${userTaskKey}/claim`);
      // when she claims one after the other
      expect(await claim('cora', first)).toMatchObject({ status: 200 });
      // then
      expect(await claim('cora', second)).toMatchObject({ status: 403, body: { code: 'separation-of-duties', detail: expect.stringContaining(`one voice on ${walk.number}`) } });
      expect(await listed('cora')).toEqual([first.userTaskKey]);
      expect(await listed('carl')).toContain(second.userTaskKey);
      const bulk = await world.as('cora').post<object>('/tasks/bulk', { action: 'claim', tasks: [second.userTaskKey], tryOnly: true });
      expect(bulk.body).toMatchObject({ results: [{ done: false, refusal: { code: 'separation-of-duties' } }] });
      // when she has approved
      await walk.complete('cora', first, APPROVE);
      // then
      expect(await listed('cora')).toEqual([]);
      expect(await claim('cora', second)).toMatchObject({ status: 403 });
      expect(await claim('carl', second)).toMatchObject({ status: 200 });
    });

    it('should have no second voice of one person slipped in, neither into the database nor at the engine', async () => {
      const walk = await ChangeWalk.submitted(world, { ...FOR_TWO, plannedStart: inHours(5), plannedEnd: inHours(6) });
      const { first, second } = await both(walk);
      expect(await walk.complete('cora', first, APPROVE)).toMatchObject({ status: 200 });
      // given a decision of Ines in the name of Cora
      const decisionId = randomUUID();
      await world.database.query(
        `insert into tollgate.task_decision (id, user_task_key, element_id, task_name, process_name, process_instance_key, record_number, person_id, in_name_of_id, variables, content_hash)
         select $1, $2, 'AuthorizeChange', 't', 'p', '1', $3, ines.id, approval.approver_id, '{"decision":"approve"}', approval.content_hash
         from tollgate.change_approval approval join tollgate.change on change.id = approval.change_id and change.number = $3, tollgate.person ines where ines.username = 'ines'`,
        [decisionId, second.userTaskKey, walk.number],
      );
      // then
      const slippedIn = world.database.query(
        `insert into tollgate.change_approval (change_id, requester_id, approver_id, in_name_of_id, decision_id, stage, decision, content_hash, round)
         select change_id, requester_id, decided.person_id, decided.in_name_of_id, decided.id, stage, decision, approval.content_hash, round
         from tollgate.change_approval approval, tollgate.task_decision decided where decided.id = $1 and approval.approver_id = decided.in_name_of_id and approval.void_reason is null
           and approval.change_id = (select id from tollgate.change where number = $2)`,
        [decisionId, walk.number],
      );
      await expect(slippedIn).rejects.toMatchObject({ driverError: { constraint: 'change_approval_one_voice' } });
      const completed = await world.app.get(ProcessEngine).completeUserTask(second.userTaskKey, { decision: 'approve' });
      expect(completed).toMatchObject({ ok: false, failure: { message: expect.stringContaining('has been given') } });
    });

    it('should ask both again when it is edited after the first', async () => {
      const walk = await ChangeWalk.submitted(world, { ...FOR_TWO, plannedStart: inHours(5), plannedEnd: inHours(6) });
      const { first } = await both(walk);
      await walk.complete('cora', first, APPROVE);
      await until('the first is applied', async () => (await world.as('cora').get<TaskDetail>(`/tasks/${first.userTaskKey}`)).body.pendingDecision?.state === 'applied');
      expect(await edit(walk, { backoutPlan: 'Another way back.' })).toMatchObject({ status: 200, body: { approvals: [{ void: true }] } });
      await askedAgain(walk);
      await walk.decide('cora', 'AuthorizeChange', APPROVE);
      await walk.decide('carl', 'AuthorizeChange', APPROVE);
      expect(await walk.reaches('scheduled')).toMatchObject({ approvals: [{ void: true, round: 1 }, { void: false, round: 2 }, { void: false, round: 2 }] });
    });
  });

  describe('edited after its approval', () => {
    const scheduled = async (content: Partial<ChangeContent> = {}) => {
      const walk = await ChangeWalk.submitted(world, { plannedStart: inHours(5), plannedEnd: inHours(8), ...content });
      await walk.decide('cora', 'AuthorizeChange', APPROVE);
      await walk.reaches('scheduled');
      return walk;
    };

    it('should lose its approvals, say so in its timeline, and be approved again', async () => {
      const walk = await scheduled();
      expect(await edit(walk, { implementationPlan: 'Something else altogether.' })).toMatchObject({ status: 200, body: { approvals: [{ void: true }], approvedStart: null } });
      await askedAgain(walk);
      expect(await walk.read()).toMatchObject({ state: 'authorize' });
      await walk.decide('carl', 'AuthorizeChange', APPROVE);
      expect(await walk.reaches('scheduled')).toMatchObject({ approvals: [{ void: true }, { void: false, by: { username: 'carl' } }] });
      expect(await walk.actions()).toEqual(expect.arrayContaining(['change.approval-void', 'change.approval-asked-again']));
    });

    it('should keep them when only who implements it is edited, and give the task to them', async () => {
      const walk = await scheduled();
      expect(await edit(walk, { implementer: 'ines' })).toMatchObject({ status: 200, body: { state: 'scheduled', approvals: [{ void: false }] } });
      const { version } = await walk.read();
      await world.as('rita').post(`/changes/${walk.number}/schedule`, { plannedStart: inHours(0), plannedEnd: inHours(8), reason: 'Now' }, { 'if-match': `"${version}"` });
      await walk.decide('cora', 'AuthorizeChange', APPROVE);
      expect(await walk.taskOf('ines', 'ImplementChange')).toMatchObject({ assignee: { username: 'ines' } });
      await walk.decide('ines', 'ImplementChange', DONE);
    });

    it('should not be implemented when the edit comes at the very moment of its start', async () => {
      for (let round = 0; round < 3; round += 1) {
        const walk = await ChangeWalk.submitted(world, { plannedStart: inHours(0), plannedEnd: inHours(8) });
        const task = await walk.taskOf('cora', 'AuthorizeChange');
        const { version } = await walk.read();
        const [, edited] = await Promise.all([walk.complete('cora', task, APPROVE), world.as('rita').patch<ChangeView | Problem>(`/changes/${walk.number}`, { title: 'Other' }, version)]);
        if (edited.status === 200) {
          await askedAgain(walk);
          await walk.decide('carl', 'AuthorizeChange', APPROVE);
        }
        const { approvals, title } = await walk.reaches('implement');
        expect(approvals.filter((approval) => !approval.void)).toHaveLength(1);
        expect(title === 'Other').toBe(edited.status === 200);
      }
    });

    it('should be fixed from the implementation on', async () => {
      const walk = await ChangeWalk.submitted(world, soon);
      await walk.decide('cora', 'AuthorizeChange', APPROVE);
      await walk.reaches('implement');
      expect(await edit(walk, { title: 'Other' })).toMatchObject({ status: 409, body: { code: 'illegal-transition' } });
    });
  });

  it('should be implemented when each of its tasks has a result, and be successful with issues when one failed', async () => {
    const walk = await ChangeWalk.submitted(world, soon);
    const plan = (body: object, person: PersonName = 'rita') => world.as(person).post<ChangeView>(`/changes/${walk.number}/tasks`, body);
    await plan({ title: 'Reload the gateway', owner: 'ines' });
    await plan({ title: 'Install the certificate', position: 1 });
    expect(await plan({ title: 'Not mine' }, 'abel')).toMatchObject({ status: 403 });
    const { tasks } = await walk.read();
    expect(tasks).toMatchObject([{ position: 1, title: 'Install the certificate', owner: null }, { position: 2, title: 'Reload the gateway', owner: { username: 'ines' } }]);
    const report = (index: number, body: object, person: PersonName = 'ines') => world.as(person).post<ChangeView>(`/changes/${walk.number}/tasks/${tasks[index]!.id}/report`, body);
    expect(await report(0, { state: 'done' })).toMatchObject({ status: 409 });
    await walk.decide('cora', 'AuthorizeChange', APPROVE);
    const task = await walk.taskOf('ines', 'ImplementChange');
    expect(await report(0, { state: 'done' }, 'cora')).toMatchObject({ status: 403 });
    expect(await report(0, { state: 'failed' })).toMatchObject({ status: 400 });
    await report(0, { state: 'failed', note: 'The old one stayed; reloaded twice.' });
    expect(await walk.complete('ines', task, DONE)).toMatchObject({ status: 400, body: { detail: expect.stringContaining('Reload the gateway') } });
    await report(1, { state: 'done' });
    await walk.complete('ines', task, DONE);
    expect(await walk.reaches('review')).toMatchObject({ outcome: 'successful-with-issues' });
    await walk.taskOf('cora', 'ReviewChange');
    expect(await walk.read()).toMatchObject({ reviewNeeded: true, reviewReason: 'It did not go as planned' });
  });

  it('should be known by its tables before it is submitted', async () => {
    const { body } = await world.as('rita').post<ChangeForecast>('/changes/forecast', aChange({ questionnaire: { users: 'most', hours: 'office', recovery: 'longer' } }));
    expect(body).toMatchObject({
      risk: 'high',
      riskReasons: [{ source: 'facts', risk: 'low' }, { source: 'questionnaire', risk: 'high', reason: expect.stringContaining('Most users') }],
      requiredPlans: { testPlan: true },
      approvalPolicy: { approvals: 0, board: true },
    });
    const asked = await world.as('rita').get<{ schema: { components: { key: string }[] } }>('/changes/questionnaire');
    expect(asked.body.schema.components.map(({ key }) => key)).toEqual(['users', 'dependencies', 'hours', 'recovery']);
  });

  describe('as a standard change', () => {
    let template: string;

    beforeAll(async () => {
      const plans = { implementationPlan: 'Install and reload.', backoutPlan: 'Install the old one.', testPlan: 'Charge one cent.' };
      const content = { title: 'Renew a certificate', description: 'One gateway.', justification: 'Certificates end.', ...plans, services: ['SVC-1'], maxMinutes: 600 };
      const { body } = await world.as('carl').post<{ number: string; version: number }>('/change-templates', content);
      template = body.number;
      await world.as('carl').post(`/change-templates/${template}/proposal`, {}, { 'if-match': `"${body.version}"` });
      const task = await until('the template is to be decided on', async () => {
        const found = await world.as('cora').get<{ items: { userTaskKey: string }[] }>(`/tasks?record=${template}`);
        return found.body.items[0];
      });
      await world.as('cora').post(`/tasks/${task.userTaskKey}/completion`, { variables: APPROVE });
      await until('the template is approved', async () => (await world.as('cora').get<{ state: string }>(`/change-templates/${template}`)).body.state === 'approved');
    });

    const used = async (window: { plannedStart: string; plannedEnd: string }) => {
      const { body } = await world.as('rita').post<ChangeView>(`/change-templates/${template}/changes`, { services: ['SVC-1'], items: [], answers: [], ...window });
      await world.as('rita').post(`/changes/${body.number}/submission`, {}, { 'if-match': `"${body.version}"` });
      return ChangeWalk.of(world, body.number);
    };

    it('should be scheduled by its template, wait for the start it is moved to, and be closed without a review', async () => {
      const walk = await used({ plannedStart: inHours(5), plannedEnd: inHours(6) });
      const { version } = await walk.reaches('scheduled');
      expect(await edit(walk, { title: 'Other' })).toMatchObject({ status: 409, body: { detail: expect.stringContaining('template') } });
      await world.as('rita').post(`/changes/${walk.number}/schedule`, { plannedStart: inHours(0), plannedEnd: inHours(4), reason: 'Now is quiet.' }, { 'if-match': `"${version}"` });
      await walk.decide('ines', 'ImplementChange', DONE);
      expect(await walk.reaches('closed')).toMatchObject({ approvals: [], reviewNeeded: false, outcome: 'successful', risk: null });
    });

    it('should be reviewed when it was backed out', async () => {
      const walk = await used({ plannedStart: inHours(0), plannedEnd: inHours(4) });
      await walk.decide('ines', 'ImplementChange', { implementationResult: 'failed', implementationNote: 'It did not start' });
      await walk.decide('ines', 'BackOutChange', { backoutResult: 'restored', backoutNote: 'All as before' });
      await walk.decide('cora', 'ReviewChange', { outcome: 'backed-out', reviewNote: 'Try it on the other node first' });
      expect(await walk.reaches('closed')).toMatchObject({ reviewNeeded: true, reviewReason: 'It did not go as planned' });
    });
  });
});
