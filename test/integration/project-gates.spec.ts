import { jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { systemClock } from '#core/kernel';
import { LIVE_QUERY_IDS, type CalendarEntry, type GateView, type ImprovementListItem, type LiveQueryView, type Page, type Problem, type RecordProcess, type TaskListItem } from '#core/contracts';
import { startTestEngine, type TestEngine } from '#test/engine';
import { ifMatch } from './support/api-client.js';
import { aChange, inHours } from './support/change-drafts.js';
import { ChangeWalk, deployModels } from './support/change-walk.js';
import { deployProjectModels, ProjectWalk } from './support/project-walk.js';
import { until } from '#test/until';
import { World, type PersonName } from './support/world.js';

jest.setTimeout(180_000);

const DAY_MS = 24 * 3_600_000;

/** The whole of it: server, jobs, outbox and the embedded engine, with a clock that is moved by hand. */
describe('A project and its gates', () => {
  let engine: TestEngine;
  let world: World;
  let now = Date.now();

  beforeAll(async () => {
    engine = await startTestEngine({ controlledClock: true });
    await moveClock(0);
    world = await World.open({ engine: { ZEEBE_REST_ADDRESS: engine.address, CAMUNDA_AUTH_STRATEGY: 'NONE' }, jobs: true });
    await deployModels(world);
    await deployProjectModels(world);
    await deployModels(world, 'improvement');
    await world.as('cora').post('/services', { name: 'Portal', description: '', urgency: 'low', owner: 'cora' });
    await world.as('cora').post('/goals', { name: 'A claim in two days', description: '', indicator: 'Median time', owner: 'cora' });
  }, 120_000);
  afterAll(async () => {
    await world?.close();
    await engine?.stop();
    jest.restoreAllMocks();
  });

  const learnt = async (gate: string) => (await world.as('rita').get<Page<ImprovementListItem>>(`/improvements?origin=${gate}`)).body.items;

  async function moveClock(days: number): Promise<void> {
    now += days * DAY_MS;
    jest.spyOn(systemClock, 'now').mockReturnValue(now);
    await engine.client.pinClock({ timestamp: now });
  }

  it('should have every question on live records answered by some practice', async () => {
    const { body } = await world.as('rita').get<LiveQueryView[]>('/live-queries');
    expect(body.map(({ id }) => id).sort()).toEqual([...LIVE_QUERY_IDS].sort());
  });

  it('should go from its initiation through its gates to its end', async () => {
    const walk = await ProjectWalk.running(world);
    const stages = await until('the first stage is active', async () => {
      const states = (await walk.read()).stages.map(({ state }) => state);
      return states[0] === 'active' && states;
    });
    expect(stages).toEqual(['active', 'planned', 'planned']);
    await walk.toVote(0);
    expect((await walk.gate(0)).blockers).toEqual(['"The business case still holds" has not been judged.', '"Who supports the service, and when, is agreed" has not been judged.']);
    await walk.judgeAll(0);
    await walk.voteAll(0, 'go');
    const passed = await walk.gateReaches(0, 'passed');
    expect(passed.dossiers).toMatchObject([{ round: 1, outcome: 'go', intact: true, changedSince: [], hash: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
    expect(passed.dossiers[0]!.criteria.find(({ key }) => key === 'objectives-owned')).toMatchObject({ answer: { value: 0, records: [] }, met: true });
    for (const index of [1, 2]) {
      await walk.toVote(index);
      await walk.judgeAll(index);
      await walk.voteAll(index, 'go');
    }
    expect((await walk.reaches('closed')).stages.map(({ state, gate }) => [state, gate.state])).toEqual([['done', 'passed'], ['done', 'passed'], ['done', 'passed']]);
    const process = await world.as('rita').get<RecordProcess>(`/records/${walk.gates[0]}/process`);
    expect(process.body).toMatchObject({ processDefinitionId: 'gate-review', state: 'COMPLETED' });
  });

  it('should let no gatekeeper judge a criterion they own, and no first gate pass without service management in the team', async () => {
    // given: cora is a gatekeeper and owns the business case
    const team = [{ role: 'sponsor', person: 'abel' }, { role: 'business-owner', person: 'cora' }, { role: 'service-owner', person: 'ines' }];
    const walk = await ProjectWalk.running(world, { team });
    await walk.toVote(0);
    // when
    const own = await walk.judge('cora', 0, 'business-case');
    expect(own).toMatchObject({ status: 403, body: { code: 'separation-of-duties' } });
    expect(await walk.judge('rita', 0, 'business-case')).toMatchObject({ status: 403, body: { code: 'not-permitted' } });
    await expect(world.database.query(
      `insert into tollgate.gate_judgement (gate, round, criterion, owner_id, judge_id, met, note) select $1, 1, 'business-case', id, id, true, '' from tollgate.person where username = 'cora'`, [walk.gates[0]],
    )).rejects.toThrow('gate_judgement_separation_of_duties');
    await walk.judgeAll(0);
    // then: without anybody of service management nobody can vote go
    const version = (await walk.read()).version;
    await world.as('carl').patch(`/projects/${walk.number}`, { team: team.filter(({ role }) => role !== 'service-owner') }, version);
    const task = await walk.taskOf('cora', 'CastVote', walk.gates[0]);
    expect(await walk.complete('cora', task, { vote: 'go', comment: '' })).toMatchObject({ status: 409, body: { detail: expect.stringContaining('service management') } });
  });

  describe('with a gatekeeper on holiday', () => {
    const away = async (person: PersonName, delegate: PersonName) => {
      const absence = { start: inHours(-1), end: inHours(24), delegate };
      const { number } = (await world.as(person).post<{ number: string }>('/absences', absence)).body;
      return () => world.as(person).delete(`/absences/${number}`, ifMatch(1));
    };
    const votes = async (walk: ProjectWalk) => (await walk.gate(0)).votes.map(({ by, inNameOf }) => [by.username, inNameOf?.username ?? null]);

    it('should count the voice of a deputy as that of the gatekeeper, and once', async () => {
      // given Cora is away, and Sam, who is no gatekeeper, stands in
      const walk = await ProjectWalk.running(world);
      await walk.toVote(0);
      await walk.judgeAll(0);
      const back = await away('cora', 'sam');
      const task = await walk.taskOf('sam', 'CastVote', walk.gates[0]);
      // when
      expect(await walk.complete('sam', task, { vote: 'go', comment: '' })).toMatchObject({ status: 200 });
      // then
      expect(await votes(walk)).toEqual([['sam', 'cora']]);
      await back();
      expect(await walk.complete('cora', task, { vote: 'hold', comment: 'No' })).toMatchObject({ status: 409, body: { code: 'already-decided' } });
      await walk.vote('abel', 0, 'go');
      await walk.vote('ines', 0, 'go');
      expect((await walk.gateReaches(0, 'passed')).dossiers[0]!.votes).toHaveLength(3);
    });

    it('should give nobody two voices: neither a gatekeeper who stands in for another, nor whoever stands in for two', async () => {
      // given Ines, a gatekeeper, stands in for Cora, and both tasks are there
      const walk = await ProjectWalk.running(world);
      await walk.toVote(0);
      await walk.judgeAll(0);
      const back = await away('cora', 'ines');
      const [own, hers] = await until('Ines finds both votes', async () => {
        const { body } = await world.as('ines').get<Page<TaskListItem>>(`/tasks?record=${walk.gates[0]}&sort=createdAt`);
        return body.items.length === 2 && [...body.items].sort((one) => (one.inNameOf === null ? -1 : 1));
      });
      expect(await walk.complete('ines', own!, { vote: 'go', comment: '' })).toMatchObject({ status: 200 });
      // then the other is not hers to cast, and the database keeps it out, too
      expect(await walk.complete('ines', hers!, { vote: 'go', comment: '' })).toMatchObject({ status: 403, body: { code: 'separation-of-duties' } });
      expect((await world.as('ines').get<Page<TaskListItem>>(`/tasks?record=${walk.gates[0]}`)).body.items).toEqual([]);
      const decisionId = randomUUID();
      await world.database.query(
        `insert into tollgate.task_decision (id, user_task_key, element_id, task_name, process_name, process_instance_key, record_number, person_id, in_name_of_id, variables, content_hash)
         select $1, $2, 'CastVote', 't', 'p', '1', $3, cora.id, ines.id, '{"vote":"go"}', repeat('0', 64)
         from tollgate.person cora, tollgate.person ines where cora.username = 'cora' and ines.username = 'ines'`,
        [decisionId, hers!.userTaskKey, walk.gates[0]],
      );
      const slippedIn = world.database.query(
        `insert into tollgate.gate_vote (gate, round, person_id, in_name_of_id, decision_id, vote, comment)
         select record_number, 1, person_id, in_name_of_id, id, 'go', '' from tollgate.task_decision where id = $1`, [decisionId]);
      await expect(slippedIn).rejects.toMatchObject({ driverError: { constraint: 'gate_vote_one_voice' } });
      await world.database.query('delete from tollgate.task_decision where id = $1', [decisionId]);
      // when Cora is back
      await back();
      expect(await walk.complete('cora', hers!, { vote: 'go', comment: '' })).toMatchObject({ status: 200 });
      expect(await votes(walk)).toEqual([['ines', null], ['cora', null]]);
    });

    it('should let no gatekeeper judge evidence that they brought for its owner', async () => {
      // given Ines owns the criterion of the support and is away; Cora, a gatekeeper, stands in and brings her evidence
      const walk = await ProjectWalk.running(world);
      const back = await away('ines', 'cora');
      await walk.decide('carl', 'RunStage', { comment: 'Done' });
      const { criteria } = await walk.gateReaches(0, 'evidence');
      const hers = criteria.find(({ owner, live }) => live === null && owner?.username === 'ines')!;
      for (const { owner, live } of criteria) {
        if (live === null) await walk.decide(owner!.username === 'ines' ? 'cora' : (owner!.username as PersonName), 'CollectEvidence', { claim: 'met', evidence: 'See the minutes' }, walk.gates[0]);
      }
      await walk.gateReaches(0, 'voting');
      await back();
      // then
      expect(await walk.judge('cora', 0, hers.key)).toMatchObject({ status: 403, body: { code: 'separation-of-duties' } });
      const slippedIn = world.database.query(
        `insert into tollgate.gate_judgement (gate, round, criterion, owner_id, brought_by_id, judge_id, met, note)
         select $1, 1, $2, ines.id, cora.id, cora.id, true, '' from tollgate.person ines, tollgate.person cora where ines.username = 'ines' and cora.username = 'cora'`, [walk.gates[0], hers.key]);
      await expect(slippedIn).rejects.toThrow('gate_judgement_not_by_bringer');
      expect(await walk.judge('abel', 0, hers.key)).toMatchObject({ status: 200 });
    });
  });

  it('should be stopped by a change that opens while the gatekeepers vote, and keep what was known frozen', async () => {
    // given: the last gate of an agile project wants no open change
    const walk = await ProjectWalk.running(world, { services: ['SVC-2'] });
    for (const index of [0, 1]) {
      await walk.toVote(index);
      await walk.judgeAll(index);
      await walk.voteAll(index, 'go');
      await walk.gateReaches(index, 'passed');
    }
    await walk.toVote(2);
    await walk.judgeAll(2);
    await walk.vote('abel', 2, 'go');
    // when
    const change = await ChangeWalk.submitted(world, { ...aChange(), services: ['SVC-2'], plannedStart: inHours(200), plannedEnd: inHours(201) });
    await change.reaches('authorize');
    const { userTaskKey } = await walk.taskOf('cora', 'CastVote', walk.gates[2]);
    expect(await walk.complete('cora', { userTaskKey }, { vote: 'go', comment: '' })).toMatchObject({ status: 409, body: { detail: '"No change of the services is under way" is not met.' } });
    await walk.vote('cora', 2, 'hold');
    await walk.vote('ines', 2, 'hold');
    const held = await walk.gateReaches(2, 'held');
    await walk.reaches('held');
    // then: the answer is frozen, and lives on beside
    const frozen = held.dossiers[0]!.criteria.find(({ key }) => key === 'no-open-changes');
    expect(frozen).toMatchObject({ met: false, answer: { value: 1, records: [{ number: change.number }] } });
    await world.as('rita').post(`/changes/${change.number}/withdrawal`, { reason: 'Not needed' });
    await change.reaches('cancelled');
    const after = await walk.gate(2);
    expect(after.criteria.find(({ key }) => key === 'no-open-changes')).toMatchObject({ met: true, answer: { value: 0 } });
    expect(after.dossiers[0]).toMatchObject({ hash: held.dossiers[0]!.hash, intact: true, changedSince: ['no-open-changes'] });
    await expect(world.database.query('update tollgate.gate_dossier set content = content where gate = $1', [walk.gates[2]])).rejects.toThrow('frozen');
    // and the project goes on when its manager says so
    await walk.decide('carl', 'ResumeAfterHold', { comment: 'Withdrawn' });
    expect(await walk.gateReaches(2, 'evidence')).toMatchObject({ round: 2 });
    await walk.reaches('running');
  });

  it('should tell that the evidence of an owner is another since the decision, which stands', async () => {
    // given
    const walk = await ProjectWalk.running(world);
    await walk.toVote(0);
    await walk.judgeAll(0);
    await walk.voteAll(0, 'go');
    const { dossiers: [decided] } = await walk.gateReaches(0, 'passed');
    // when
    const changed = await world.as('cora').post<GateView>(`/gates/${walk.gates[0]}/criteria/business-case/evidence`, { text: 'The market is gone', claim: false });
    // then
    expect(changed).toMatchObject({ status: 200, body: { state: 'passed', dossiers: [{ hash: decided!.hash, intact: true, changedSince: ['business-case'] }] } });
    expect(changed.body.criteria[0]).toMatchObject({ key: 'business-case', met: null, judgement: null });
    expect(changed.body.dossiers[0]!.criteria[0]).toMatchObject({ evidence: { text: 'See the minutes', claim: true } });
    expect(await walk.actions(walk.gates[0])).toContain('gate.evidence-changed');
  });

  it('should open a gate again when a condition lapses, and let the project not pass the next one before', async () => {
    // given: a go under the condition that the support model is agreed in ten days
    const walk = await ProjectWalk.running(world);
    await walk.toVote(0);
    await walk.judgeAll(0, ['support-model']);
    const gate = walk.gates[0]!;
    const refused = await walk.complete('abel', await walk.taskOf('abel', 'CastVote', gate), { vote: 'conditional-go', comment: 'Soon' });
    expect(refused).toMatchObject({ status: 409, body: { detail: expect.stringContaining('Propose the conditions') } });
    const condition = { criterion: 'support-model', text: 'Sign the support model', owner: 'ines', due: new Date(now + 10 * DAY_MS).toISOString() };
    expect(await world.as('abel').post<GateView>(`/gates/${gate}/conditions`, condition)).toMatchObject({ status: 200 });
    await walk.voteAll(0, 'conditional-go');
    const under = await walk.gateReaches(0, 'conditional');
    expect(under).toMatchObject({ conditions: [{ state: 'open', text: 'Sign the support model' }], dossiers: [{ outcome: 'conditional-go', conditions: [{ criterion: 'support-model' }] }] });
    const { body: due } = await world.as('rita').get<CalendarEntry[]>(`/calendar?from=${new Date(now).toISOString()}&to=${new Date(now + 20 * DAY_MS).toISOString()}&kind=condition`);
    expect(due).toMatchObject([{ kind: 'condition', number: gate, title: expect.stringContaining('Sign the support model'), people: [{ username: 'ines' }] }]);
    await walk.toVote(1);
    // when
    await moveClock(11);
    // then: lapsed, opened again, and in the way of the next gate
    const again = await walk.gateReaches(0, 'evidence');
    expect(again).toMatchObject({ round: 2, conditions: [{ state: 'lapsed' }] });
    expect((await walk.actions(gate)).slice(-2)).toEqual(['gate.condition-lapsed', 'gate.opened']);
    expect((await walk.gate(1)).blockers).toContain(`${gate} is evidence: it has to be decided first.`);
    expect(await learnt(gate)).toMatchObject([{ cause: 'lapsed-condition', owner: { username: 'carl' }, state: 'proposed' }]);
    // and passed in the second review, under a condition that is met this time
    for (const owner of ['cora', 'ines'] as const) await walk.decide(owner, 'CollectEvidence', { claim: 'met', evidence: 'Signed' }, gate);
    await walk.gateReaches(0, 'voting');
    expect(await walk.complete('abel', await walk.taskOf('abel', 'CastVote', gate), { vote: 'recycle', comment: 'No' })).toMatchObject({ status: 409, body: { detail: expect.stringContaining('is over') } });
    await walk.judgeAll(0, ['support-model']);
    await world.as('abel').post(`/gates/${gate}/conditions`, { ...condition, due: new Date(now + 10 * DAY_MS).toISOString() });
    await walk.voteAll(0, 'conditional-go');
    const second = await walk.gateReaches(0, 'conditional');
    const open = second.conditions.find(({ state }) => state === 'open')!;
    expect(await world.as('ines').post<Problem>(`/gates/${gate}/conditions/${open.id}/confirmation`, { note: 'Signed' })).toMatchObject({ status: 403, body: { code: 'separation-of-duties' } });
    expect(await world.as('abel').post(`/gates/${gate}/conditions/${open.id}/confirmation`, { note: 'Seen' })).toMatchObject({ status: 200 });
    expect(await walk.gateReaches(0, 'passed')).toMatchObject({ dossiers: [{ round: 2 }, { round: 1 }] });
    await moveClock(30);
    await until('the condition that was met never lapses', async () => (await walk.gate(0)).state === 'passed');
  });

  it('should not pass a gate while a risk of the project has no owner', async () => {
    const walk = await ProjectWalk.running(world);
    await walk.toVote(0);
    await walk.judgeAll(0);
    const risk = await world.as('rita').post<{ number: string }>('/risks', { title: 'The vendor may leave', description: '', probability: 2, impact: 2, category: 'service', owner: null, record: walk.number });
    expect(risk.status).toBe(201);
    const { userTaskKey } = await walk.taskOf('abel', 'CastVote', walk.gates[0]);
    expect(await walk.complete('abel', { userTaskKey }, { vote: 'go', comment: '' })).toMatchObject({ status: 409, body: { detail: '"Every open risk of the project and its services has an owner" is not met.' } });
    expect((await walk.gate(0)).criteria.find(({ key }) => key === 'risks-owned')).toMatchObject({ met: false, answer: { value: 1, records: [{ number: risk.body.number }] } });
    // and no condition takes the place of an owner
    await world.as('abel').post(`/gates/${walk.gates[0]}/conditions`, { criterion: 'risks-owned', text: 'Find an owner', owner: 'ines', due: new Date(now + 10 * DAY_MS).toISOString() });
    expect(await walk.complete('abel', { userTaskKey }, { vote: 'conditional-go', comment: 'Soon' })).toMatchObject({ status: 409, body: { detail: `Nobody has accepted the risk ${risk.body.number} "The vendor may leave".` } });
  });

  it('should ask for the votes again when evidence is changed after they were cast', async () => {
    // given
    const walk = await ProjectWalk.running(world);
    await walk.toVote(0);
    await walk.judgeAll(0);
    await walk.vote('abel', 0, 'go');
    await until('the vote is taken', async () => (await walk.gate(0)).votes.length === 1);
    // when
    expect(await world.as('ines').post<GateView>(`/gates/${walk.gates[0]}/criteria/support-model/evidence`, { text: 'Nobody supports it at night', claim: false })).toMatchObject({ status: 200, body: { votes: [] } });
    // then those who have not voted decide on what is known now, and the others are asked again because two votes are needed
    expect((await walk.gate(0)).blockers).toEqual(['"Who supports the service, and when, is agreed" has not been judged.']);
    await walk.vote('cora', 0, 'recycle');
    await until('the vote is taken', async () => (await walk.gate(0)).votes.length === 1);
    await world.as('cora').post(`/gates/${walk.gates[0]}/criteria/business-case/evidence`, { text: 'The market is gone', claim: false });
    await walk.vote('ines', 0, 'recycle');
    expect((await walk.gate(0)).state).toBe('voting');
    for (const gatekeeper of ['abel', 'cora'] as const) await walk.vote(gatekeeper, 0, 'recycle');
    // then
    const recycled = await walk.gateReaches(0, 'recycled');
    expect(recycled.dossiers[0]!.votes.map(({ by }) => by.username).sort()).toEqual(['abel', 'cora', 'ines']);
    expect(await learnt(walk.gates[0]!)).toMatchObject([{ cause: 'failed-review', title: expect.stringContaining(walk.number) }]);
  });

  it('should let whoever manages the project neither vote nor judge, whatever else they are in its team', async () => {
    // given: carl manages the project, and is named as its business owner beside abel and ines
    const team = [{ role: 'sponsor', person: 'abel' }, { role: 'business-owner', person: 'carl' }, { role: 'service-owner', person: 'ines' }];
    const walk = await ProjectWalk.running(world, { team });
    await walk.toVote(0);
    // then
    expect((await walk.gate(0)).gatekeepers.map(({ username }) => username)).toEqual(['abel', 'ines']);
    expect(await walk.judge('carl', 0, 'support-model')).toMatchObject({ status: 403, body: { code: 'not-permitted' } });
    // when the team would leave a criterion to the only gatekeeper, who owns it
    const { version } = await walk.read();
    const alone = [{ role: 'sponsor', person: 'carl' }, { role: 'service-owner', person: 'ines' }];
    expect(await world.as('carl').patch(`/projects/${walk.number}`, { team: alone }, version)).toMatchObject({ status: 409, body: { detail: expect.stringContaining('is owned by the only gatekeeper') } });
  });

  it('should tell the gatekeepers and the owners of criteria what happens to their gate', async () => {
    const walk = await ProjectWalk.running(world);
    await walk.toVote(0);
    const { body } = await world.as('abel').get<{ watching: boolean; watchers: { username: string }[] }>(`/records/${walk.gates[0]}/watch`);
    expect(body.watching).toBe(true);
    expect(body.watchers.map(({ username }) => username)).toEqual(expect.arrayContaining(['abel', 'carl', 'cora', 'ines']));
  });

  it('should be stopped by its manager, with the gates that are not decided', async () => {
    const walk = await ProjectWalk.running(world);
    await walk.taskOf('carl', 'RunStage');
    expect(await world.as('rita').post(`/projects/${walk.number}/stop`, { reason: 'No money' })).toMatchObject({ status: 403 });
    expect(await world.as('carl').post(`/projects/${walk.number}/stop`, { reason: 'No money' })).toMatchObject({ status: 200 });
    expect((await walk.reaches('stopped')).stages.map(({ gate }) => gate.state)).toEqual(['cancelled', 'cancelled', 'cancelled']);
    expect((await walk.actions()).slice(-2)).toEqual(['project.stop-requested', 'project.stopped']);
  });
});
