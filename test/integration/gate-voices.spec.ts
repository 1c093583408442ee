import { jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Page, RecordProcess, TaskListItem } from '#core/contracts';
import { until } from '#test/until';
import { ifMatch } from './support/api-client.js';
import { inHours } from './support/change-drafts.js';
import { gatesStage } from './support/gates-world.js';
import { ProjectWalk } from './support/project-walk.js';
import type { PersonName } from './support/world.js';

jest.setTimeout(180_000);

/** Nobody judges or decides on what is theirs, and nobody has two voices. */
describe('Who speaks at a gate', () => {
  const set = gatesStage();

  it('should let no gatekeeper judge a criterion they own, and no first gate pass without service management in the team', async () => {
    // given: cora is a gatekeeper and owns the business case
    const team = [{ role: 'sponsor', person: 'abel' }, { role: 'business-owner', person: 'cora' }, { role: 'service-owner', person: 'ines' }];
    const walk = await ProjectWalk.running(set.world, { team });
    await walk.toVote(0);
    // when
    const own = await walk.judge('cora', 0, 'business-case');
    expect(own).toMatchObject({ status: 403, body: { code: 'separation-of-duties' } });
    expect(await walk.judge('rita', 0, 'business-case')).toMatchObject({ status: 403, body: { code: 'not-permitted' } });
    await expect(set.world.database.query(
      `insert into tollgate.gate_judgement (gate, round, criterion, owner_id, judge_id, met, note) select $1, 1, 'business-case', id, id, true, '' from tollgate.person where username = 'cora'`, [walk.gates[0]],
    )).rejects.toThrow('gate_judgement_separation_of_duties');
    await walk.judgeAll(0);
    // then: without anybody of service management nobody can vote go
    const version = (await walk.read()).version;
    await set.world.as('carl').patch(`/projects/${walk.number}`, { team: team.filter(({ role }) => role !== 'service-owner') }, version);
    const task = await walk.taskOf('cora', 'CastVote', walk.gates[0]);
    expect(await walk.complete('cora', task, { vote: 'go', comment: '' })).toMatchObject({ status: 409, body: { detail: expect.stringContaining('service management') } });
  });

  it('should let whoever manages the project neither vote nor judge, whatever else they are in its team', async () => {
    // given: carl manages the project, and is named as its business owner beside abel and ines
    const team = [{ role: 'sponsor', person: 'abel' }, { role: 'business-owner', person: 'carl' }, { role: 'service-owner', person: 'ines' }];
    const walk = await ProjectWalk.running(set.world, { team });
    await walk.toVote(0);
    // then
    expect((await walk.gate(0)).gatekeepers.map(({ username }) => username)).toEqual(['abel', 'ines']);
    expect(await walk.judge('carl', 0, 'support-model')).toMatchObject({ status: 403, body: { code: 'not-permitted' } });
    // when the team would leave a criterion to the only gatekeeper, who owns it
    const { version } = await walk.read();
    const alone = [{ role: 'sponsor', person: 'carl' }, { role: 'service-owner', person: 'ines' }];
    expect(await set.world.as('carl').patch(`/projects/${walk.number}`, { team: alone }, version)).toMatchObject({ status: 409, body: { detail: expect.stringContaining('is owned by the only gatekeeper') } });
  });

  it('should stop the project when the gatekeepers kill it, with a word that its manager hears', async () => {
    // given
    const walk = await ProjectWalk.running(set.world);
    await walk.toVote(0);
    const task = await walk.taskOf('abel', 'CastVote', walk.gates[0]);
    expect(await walk.complete('abel', task, { vote: 'kill', comment: '' })).toMatchObject({ status: 400 });
    // when
    for (const gatekeeper of ['abel', 'cora'] as const) await walk.vote(gatekeeper, 0, 'kill', 'Nobody needs it any more');
    await walk.vote('ines', 0, 'recycle', 'I would try once more');
    // then
    expect(await walk.gateReaches(0, 'killed')).toMatchObject({ outcome: 'kill' });
    expect(await walk.reaches('stopped')).toMatchObject({ allowedActions: [] });
    expect(await walk.actions()).toContain('project.stopped');
    const process = await set.world.as('rita').get<RecordProcess>(`/records/${walk.number}/process`);
    expect(process.body).toMatchObject({ processDefinitionId: 'project-lifecycle', state: 'COMPLETED' });
  });

  describe('with a gatekeeper on holiday', () => {
    const away = async (person: PersonName, delegate: PersonName) => {
      const absence = { start: inHours(-1), end: inHours(24), delegate };
      const { number } = (await set.world.as(person).post<{ number: string }>('/absences', absence)).body;
      return () => set.world.as(person).delete(`/absences/${number}`, ifMatch(1));
    };
    const votes = async (walk: ProjectWalk) => (await walk.gate(0)).votes.map(({ by, inNameOf }) => [by.username, inNameOf?.username ?? null]);

    it('should count the voice of a deputy as that of the gatekeeper, and once', async () => {
      // given Cora is away, and Sam, who is no gatekeeper, stands in
      const walk = await ProjectWalk.running(set.world);
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
      const walk = await ProjectWalk.running(set.world);
      await walk.toVote(0);
      await walk.judgeAll(0);
      const back = await away('cora', 'ines');
      const [own, hers] = await until('Ines finds both votes', async () => {
        const { body } = await set.world.as('ines').get<Page<TaskListItem>>(`/tasks?record=${walk.gates[0]}&sort=createdAt`);
        return body.items.length === 2 && [...body.items].sort((one) => (one.inNameOf === null ? -1 : 1));
      });
      expect(await walk.complete('ines', own!, { vote: 'go', comment: '' })).toMatchObject({ status: 200 });
      // then the other is not hers to cast, and the database keeps it out, too
      expect(await walk.complete('ines', hers!, { vote: 'go', comment: '' })).toMatchObject({ status: 403, body: { code: 'separation-of-duties' } });
      expect((await set.world.as('ines').get<Page<TaskListItem>>(`/tasks?record=${walk.gates[0]}`)).body.items).toEqual([]);
      const decisionId = randomUUID();
      await set.world.database.query(
        `insert into tollgate.task_decision (id, user_task_key, element_id, task_name, process_name, process_instance_key, record_number, person_id, in_name_of_id, variables, content_hash)
         select $1, $2, 'CastVote', 't', 'p', '1', $3, cora.id, ines.id, '{"vote":"go"}', repeat('0', 64)
         from tollgate.person cora, tollgate.person ines where cora.username = 'cora' and ines.username = 'ines'`,
        [decisionId, hers!.userTaskKey, walk.gates[0]],
      );
      const slippedIn = set.world.database.query(
        `insert into tollgate.gate_vote (gate, round, person_id, in_name_of_id, decision_id, vote, comment)
         select record_number, 1, person_id, in_name_of_id, id, 'go', '' from tollgate.task_decision where id = $1`, [decisionId]);
      await expect(slippedIn).rejects.toMatchObject({ driverError: { constraint: 'gate_vote_one_voice' } });
      await set.world.database.query('delete from tollgate.task_decision where id = $1', [decisionId]);
      // when Cora is back
      await back();
      expect(await walk.complete('cora', hers!, { vote: 'go', comment: '' })).toMatchObject({ status: 200 });
      expect(await votes(walk)).toEqual([['ines', null], ['cora', null]]);
    });

    it('should let no gatekeeper judge evidence that they brought for its owner', async () => {
      // given Ines owns the criterion of the support and is away; Cora, a gatekeeper, stands in and brings her evidence
      const walk = await ProjectWalk.running(set.world);
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
      const slippedIn = set.world.database.query(
        `insert into tollgate.gate_judgement (gate, round, criterion, owner_id, brought_by_id, judge_id, met, note)
         select $1, 1, $2, ines.id, cora.id, cora.id, true, '' from tollgate.person ines, tollgate.person cora where ines.username = 'ines' and cora.username = 'cora'`, [walk.gates[0], hers.key]);
      await expect(slippedIn).rejects.toThrow('gate_judgement_not_by_bringer');
      expect(await walk.judge('abel', 0, hers.key)).toMatchObject({ status: 200 });
    });
  });
});
