import { createHash, randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { Client } from 'pg';
import type { GateView, ImprovementView, Problem, ProjectView, RiskView } from '#core/contracts';
import { ProcessEngine } from '#platform/orchestration';
import { startTestEngine, type TestEngine } from '#test/engine';
import { reviewHash } from '../../libs/practices/project-gates/src/domain/gate-permissions.js';
import { ifMatch } from './support/api-client.js';
import { deployModels } from './support/change-walk.js';
import { ProjectWalk } from './support/project-walk.js';
import { until } from '#test/until';
import { World, type PersonName } from './support/world.js';

jest.setTimeout(180_000);

const DAY_MS = 24 * 3_600_000;
const FORGED = { state: 'closed', number: 'PRJ-99', version: 99, createdAt: '2001-01-01T00:00:00Z', allowedActions: ['stop'] };

describe('What must hold for projects, gates, risks and improvements', () => {
  let engine: TestEngine;
  let world: World;

  beforeAll(async () => {
    engine = await startTestEngine();
    world = await World.open({ engine: { ZEEBE_REST_ADDRESS: engine.address, CAMUNDA_AUTH_STRATEGY: 'NONE' }, jobs: true });
    await deployModels(world, 'project');
    for (const folder of ['risk', 'improvement']) await deployModels(world, folder);
    await world.as('cora').post('/goals', { name: 'A claim in two days', description: '', indicator: 'Median time', owner: 'cora' });
    await world.as('cora').post('/objectives', { name: 'Half the time', goal: 'GOAL-1', indicator: 'Days', unit: 'days', direction: 'decrease', baseline: 4, target: 2, owner: 'cora' });
  }, 120_000);
  afterAll(async () => {
    await world?.close();
    await engine?.stop();
  });

  const sql = <T>(text: string, parameters: unknown[] = []) => world.database.query<T[]>(text, parameters);
  const idOf = async (person: PersonName) => (await sql<{ id: string }>('select id from tollgate.person where username = $1', [person]))[0]!.id;
  const aRisk = async (content: Record<string, unknown> = {}) => (await world.as('rita').post<RiskView>('/risks', { title: 'It may fail', description: '', probability: 4, impact: 5, category: 'service', owner: 'sam', ...content })).body;
  const anImprovement = async () => (await world.as('rita').post<ImprovementView>('/improvements', { title: 'Fewer calls', objective: 'OBJ-1', owner: 'carl' })).body;
  const taskOf = (person: PersonName, record: string, elementId: string) =>
    until(`${person} finds ${elementId} of ${record}`, async () => {
      const { body } = await world.as(person).get<{ items: { elementId: string; userTaskKey: string }[] }>(`/tasks?record=${record}`);
      return body.items.find((one) => one.elementId === elementId)?.userTaskKey;
    });
  const decide = async (person: PersonName, record: string, elementId: string, variables: Record<string, unknown>) =>
    world.as(person).post<Problem>(`/tasks/${await taskOf(person, record, elementId)}/completion`, { variables });

  describe('separation of duties', () => {
    it('should keep the manager of a project from its initiation, also when a decision is slipped into the database', async () => {
      // given
      const walk = await ProjectWalk.requested(world);
      const { userTaskKey } = await walk.taskOf('abel', 'DecideInitiation');
      // then
      expect((await walk.complete('carl', { userTaskKey }, { decision: 'approve' })).status).not.toBe(200);
      await sql(
        `insert into tollgate.task_decision (id, user_task_key, element_id, task_name, process_name, process_instance_key, record_number, person_id, variables, content_hash)
         select $1, $2, 'DecideInitiation', 't', 'p', '1', $3, manager_id, '{"decision":"approve"}', repeat('0', 64) from tollgate.project where number = $3`,
        [randomUUID(), userTaskKey, walk.number],
      );
      const completed = await world.app.get(ProcessEngine).completeUserTask(userTaskKey, { initiation: 'approve' });
      expect(completed).toMatchObject({ ok: false, failure: { message: expect.stringContaining('cannot decide on its initiation') } });
      expect(await walk.read()).toMatchObject({ state: 'initiation' });
    });

    it('should take no vote of somebody else, none without a decision here, and let the database refuse the rest', async () => {
      // given
      const walk = await ProjectWalk.running(world);
      await walk.toVote(0);
      const gate = walk.gates[0]!;
      const { userTaskKey } = await walk.taskOf('abel', 'CastVote', gate);
      // then
      expect((await walk.complete('rita', { userTaskKey }, { vote: 'kill', comment: 'No' })).status).not.toBe(200);
      expect(await world.app.get(ProcessEngine).completeUserTask(userTaskKey, { vote: 'go' })).toMatchObject({ ok: false, failure: { code: 'conflict' } });
      const vote = `insert into tollgate.gate_vote (gate, round, person_id, decision_id, vote, comment) values ($1, 1, $2, $3, 'go', '')`;
      await expect(sql(vote, [gate, await idOf('rita'), randomUUID()])).rejects.toThrow('gate_vote_decision');
      await walk.vote('abel', 0, 'hold');
      const again = `insert into tollgate.gate_vote (gate, round, person_id, decision_id, vote, comment) select vote.gate, vote.round, vote.person_id, decision.id, 'go', '' from tollgate.gate_vote vote join tollgate.task_decision decision using (person_id) where vote.gate = $1 and decision.element_id <> 'CastVote'`;
      await expect(sql(again, [gate])).rejects.toThrow('one voice');
      const condition = `insert into tollgate.gate_condition (gate, round, text, owner_id, due, state, met_by_id) values ($1, 1, 'Sign it', $2, now(), 'met', $2)`;
      await expect(sql(condition, [gate, await idOf('ines')])).rejects.toThrow('gate_condition_separation_of_duties');
      expect((await walk.gate(0)).votes).toMatchObject([{ by: { username: 'abel' }, vote: 'hold' }]);
    });

    it('should let the database refuse a risk borne by the word of its owner, and an improvement approved by who proposed it', async () => {
      const [{ number: risk }, { number: improvement }] = [await aRisk(), await anImprovement()];
      const acceptance = `insert into tollgate.risk_acceptance (risk_id, owner_id, approver_id, decision_id, decision, content_hash) select id, $2, $2, $3, 'approved', repeat('0', 64) from tollgate.risk where number = $1`;
      await expect(sql(acceptance, [risk, await idOf('sam'), randomUUID()])).rejects.toThrow('risk_acceptance_separation_of_duties');
      const approval = `insert into tollgate.improvement_approval (improvement_id, proposed_by_id, owner_id, approver_id, decision_id, decision, content_hash) select id, $2, owner_id, $2, $3, 'approve', repeat('0', 64) from tollgate.improvement where number = $1`;
      await expect(sql(approval, [improvement, await idOf('rita'), randomUUID()])).rejects.toThrow('improvement_approval_separation_of_duties');
    });

    it('should count a risk as one without an owner when its owner works here no more', async () => {
      // given
      const { number } = await aRisk({ owner: 'emil', record: 'SVC-1', probability: 1, impact: 1 });
      await decide('emil', number, 'AcceptRisk', { decision: 'accept' });
      const ownerless = async () => (await world.as('rita').get<{ items: { number: string }[] }>('/risks?ownerless=true&record=SVC-1')).body.items.map((risk) => risk.number);
      await until('it has an owner', async () => !(await ownerless()).includes(number));
      // when
      await sql(`update tollgate.person set active = false where username = 'emil'`);
      // then
      expect(await ownerless()).toContain(number);
      expect((await (await ProjectWalk.running(world)).gate(0)).blockers).toContain(`Nobody has accepted the risk ${number} "It may fail".`);
      await sql(`update tollgate.person set active = true where username = 'emil'`);
    });
  });

  it('should store nothing that is sent for fields that are read only', async () => {
    const [risk, improvement, walk] = [await aRisk(), await anImprovement(), await ProjectWalk.requested(world)];
    const project = { name: `Forged ${randomUUID()}`, class: 'agile', goal: 'GOAL-1', manager: 'carl' };
    const writes = [
      ['post', '/projects', project], ['patch', `/projects/${walk.number}`, { description: 'x' }], ['post', `/projects/${walk.number}/stop`, { reason: 'x' }],
      ['post', `/gates/${walk.gates[0]}/criteria/business-case/judgement`, { met: true, note: '' }], ['post', `/gates/${walk.gates[0]}/criteria/business-case/evidence`, { text: 'x', claim: true }],
      ['post', `/gates/${walk.gates[0]}/conditions`, { criterion: null, text: 'x', owner: 'ines', due: new Date(Date.now() + DAY_MS).toISOString() }],
      ['post', '/risks', { title: 'x', description: '', probability: 1, impact: 1, category: 'service' }], ['patch', `/risks/${risk.number}`, { title: 'x' }], ['post', `/risks/${risk.number}/closure`, { reason: 'x' }],
      ['post', '/improvements', { title: 'x' }], ['patch', `/improvements/${improvement.number}`, { title: 'x' }], ['post', `/improvements/${improvement.number}/withdrawal`, { reason: 'x' }],
    ] as const;
    for (const [method, path, body] of writes) {
      for (const [field, value] of Object.entries(FORGED)) {
        const forged = { ...body, [field]: value };
        const answer = method === 'post' ? await world.as('carl').post<Problem>(path, forged) : await world.as('carl').patch<Problem>(path, forged, 1);
        expect([path, field, answer.status, answer.body.errors?.map((error) => error.field)]).toEqual([path, field, 400, expect.arrayContaining([field])]);
      }
    }
  });

  it('should refuse what the state of a record does not allow', async () => {
    const as = (person: PersonName) => world.as(person);
    const refused = async (answer: Promise<{ status: number; body: unknown }>) => {
      const { status, body } = await answer;
      return [status, (body as Problem).code];
    };
    const ILLEGAL = [409, 'illegal-transition'];
    const walk = await ProjectWalk.running(world);
    const gate = walk.gates[0]!;
    const due = new Date(Date.now() + DAY_MS).toISOString();
    // a gate that nobody has opened
    expect(await refused(walk.judge('abel', 0, 'business-case'))).toEqual(ILLEGAL);
    expect(await refused(as('abel').post(`/gates/${gate}/conditions`, { criterion: null, text: 'x', owner: 'ines', due }))).toEqual(ILLEGAL);
    expect(await refused(as('abel').post(`/gates/${gate}/conditions/${randomUUID()}/confirmation`, { note: '' }))).toEqual(ILLEGAL);
    expect(await refused(as('cora').post(`/gates/${gate}/criteria/business-case/evidence`, { text: 'x', claim: true }))).toEqual(ILLEGAL);
    // a project that runs, one that has ended
    const { version } = await walk.read();
    expect(await refused(as('carl').post(`/projects/${walk.number}/submission`, {}, ifMatch(version)))).toEqual(ILLEGAL);
    expect(await refused(as('carl').patch(`/projects/${walk.number}`, { goal: 'GOAL-1', class: 'hybrid' }, version))).toEqual(ILLEGAL);
    await as('carl').post(`/projects/${walk.number}/stop`, { reason: 'No money' });
    const stopped = await walk.reaches('stopped');
    expect(await refused(as('carl').patch(`/projects/${walk.number}`, { description: 'x' }, stopped.version))).toEqual(ILLEGAL);
    expect(await refused(as('carl').post(`/projects/${walk.number}/stages/2/length`, { workingDays: 3, reason: 'x' }, ifMatch(stopped.version)))).toEqual(ILLEGAL);
    expect(await refused(as('carl').post(`/projects/${walk.number}/stop`, { reason: 'Again' }))).toEqual(ILLEGAL);
    // a risk that is closed
    const { number: risk } = await aRisk();
    await as('sam').post(`/risks/${risk}/closure`, { reason: 'It is over' });
    const closed = await until('it is closed', async () => {
      const { body } = await as('rita').get<RiskView>(`/risks/${risk}`);
      return body.state === 'closed' && body;
    });
    expect(await refused(as('sam').patch(`/risks/${risk}`, { title: 'x' }, closed.version))).toEqual(ILLEGAL);
    for (const [path, body] of [['owner', { owner: 'carl', reason: 'x' }], ['carry', { record: 'SVC-1', reason: 'x' }], ['closure', { reason: 'x' }]] as const) expect(await refused(as('sam').post(`/risks/${risk}/${path}`, body))).toEqual(ILLEGAL);
    // an improvement that waits for its approval
    const { number: improvement } = await anImprovement();
    await decide('carl', improvement, 'AssessImprovement', { indicator: 'Calls', unit: 'a day', baseline: 40, target: 10, benefit: 'medium', effort: 'small' });
    const waiting = await until('it waits', async () => {
      const { body } = await as('rita').get<ImprovementView>(`/improvements/${improvement}`);
      return body.state === 'approve' && body;
    });
    expect(await refused(as('carl').patch(`/improvements/${improvement}`, { title: 'x' }, waiting.version))).toEqual(ILLEGAL);
  });

  describe('two at the same moment', () => {
    it('should count every vote cast in the same millisecond, once, and decide once', async () => {
      const walk = await ProjectWalk.running(world);
      await walk.toVote(0);
      await walk.judgeAll(0);
      const people = ['abel', 'cora', 'ines'] as const;
      const tasks = await Promise.all(people.map((person) => walk.taskOf(person, 'CastVote', walk.gates[0])));
      // when each votes from two windows
      const answers = await Promise.all([0, 1].flatMap(() => people.map((person, index) => walk.complete(person, tasks[index]!, { vote: 'go', comment: 'Now' }))));
      // then
      expect(answers.map(({ status }) => status === 200).sort()).toEqual([false, false, false, true, true, true]);
      const passed = await walk.gateReaches(0, 'passed');
      expect(passed.dossiers).toHaveLength(1);
      expect(passed.dossiers[0]!.votes.map(({ by }) => by.username).sort()).toEqual(['abel', 'cora', 'ines']);
      expect((await walk.actions(walk.gates[0])).filter((action) => action === 'gate.decided')).toHaveLength(1);
    });

    it('should let no vote stand on other evidence than the gatekeeper saw', async () => {
      for (let round = 0; round < 3; round += 1) {
        // given
        const walk = await ProjectWalk.running(world);
        await walk.toVote(0);
        await walk.judgeAll(0);
        const gate = walk.gates[0]!;
        const task = await walk.taskOf('abel', 'CastVote', gate);
        // when
        const [voted, changed] = await Promise.all([
          walk.complete('abel', task, { vote: 'go', comment: 'Now' }),
          world.as('ines').post<GateView>(`/gates/${gate}/criteria/support-model/evidence`, { text: 'Nobody at night', claim: false }),
        ]);
        // then
        expect(changed.status).toBe(200);
        expect([200, 409]).toContain(voted.status);
        const view = await walk.gate(0);
        const cast = await sql<{ content_hash: string }>('select content_hash from tollgate.gate_vote join tollgate.task_decision decision on decision.id = decision_id where gate = $1 and gate_vote.void_reason is null', [gate]);
        const seen = reviewHash({ number: gate, round: view.round } as Parameters<typeof reviewHash>[0], view.criteria);
        expect(cast.map(({ content_hash: hash }) => hash)).toEqual(cast.map(() => seen));
        expect(view.votes).toHaveLength(cast.length);
      }
    });

    it('should give one of two who edit a record the other\'s version to compare with', async () => {
      const { number, version } = await aRisk();
      const edits = await Promise.all(['One', 'Other'].map((title) => world.as('rita').patch<RiskView>(`/risks/${number}`, { title }, version)));
      expect(edits.map(({ status }) => status).sort()).toEqual([200, 412]);
      const draft = await ProjectWalk.draft(world);
      const stage = `/projects/${draft.number}/stages/1/length`;
      const moves = await Promise.all([11, 12].map((workingDays) => world.as('carl').post<ProjectView>(stage, { workingDays, reason: 'Late' }, ifMatch(draft.version))));
      expect(moves.map(({ status }) => status).sort()).toEqual([200, 412]);
    });

    it('should start one process of a project that is requested twice at once', async () => {
      const draft = await ProjectWalk.draft(world);
      const requests = await Promise.all([0, 1].map(() => world.as('carl').post(`/projects/${draft.number}/submission`, {}, ifMatch(draft.version))));
      expect(requests.filter(({ status }) => status === 200)).toHaveLength(1);
      await until('its initiation is asked for', async () => (await world.as('rita').get<ProjectView>(`/projects/${draft.number}`)).body.state === 'initiation');
      expect(await world.app.get(ProcessEngine).searchInstances({ businessId: draft.number })).toMatchObject({ ok: true, value: { total: 1 } });
    });

    it('should refuse to withdraw an improvement that is being approved, and to approve one that is withdrawn', async () => {
      const { number } = await anImprovement();
      await decide('carl', number, 'AssessImprovement', { indicator: 'Calls', unit: 'a day', baseline: 40, target: 10, benefit: 'medium', effort: 'small' });
      const task = await taskOf('sam', number, 'ApproveImprovement');
      const [approved, withdrawn] = await Promise.all([world.as('sam').post(`/tasks/${task}/completion`, { variables: { decision: 'approve' } }), world.as('carl').post(`/improvements/${number}/withdrawal`, { reason: 'Done elsewhere' })]);
      // both are taken only when the approval had its effect before the withdrawal was asked for
      expect([[200, 409], [409, 200], [200, 200]]).toContainEqual([approved.status, withdrawn.status]);
      await until('one of them has happened', async () => (await world.as('rita').get<ImprovementView>(`/improvements/${number}`)).body.state === (withdrawn.status === 200 ? 'rejected' : 'plan'));
    });
  });

  it('should tell when somebody has laid hands on a frozen dossier, and keep it from being changed or removed', async () => {
    // given
    const walk = await ProjectWalk.running(world);
    await walk.toVote(0);
    await walk.judgeAll(0);
    await walk.voteAll(0, 'go');
    const { dossiers: [dossier] } = await walk.gateReaches(0, 'passed');
    const [stored] = await sql<{ content: string; hash: string }>('select content, hash from tollgate.gate_dossier where gate = $1', [walk.gates[0]]);
    // then
    expect([createHash('sha256').update(stored!.content).digest('hex'), dossier!.hash]).toEqual([stored!.hash, stored!.hash]);
    for (const attempt of ['update tollgate.gate_dossier set hash = hash', 'delete from tollgate.gate_dossier']) await expect(sql(`${attempt} where gate = '${walk.gates[0]}'`)).rejects.toThrow('frozen');
    // when somebody who owns the database takes the lock off
    const owner = new Client({ connectionString: world.databaseUrl });
    await owner.connect();
    await owner.query('alter table tollgate.gate_dossier disable trigger user');
    await owner.query(`update tollgate.gate_dossier set content = replace(content, '"outcome":"go"', '"outcome":"kill"') where gate = $1`, [walk.gates[0]]);
    await owner.query('alter table tollgate.gate_dossier enable trigger user');
    await owner.end();
    expect((await walk.gate(0)).dossiers).toMatchObject([{ outcome: 'kill', intact: false }]);
  });
});
