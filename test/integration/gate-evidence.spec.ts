import { jest } from '@jest/globals';
import type { GateView } from '#core/contracts';
import { until } from '#test/until';
import { aChange, inHours } from './support/change-drafts.js';
import { ChangeWalk } from './support/change-walk.js';
import { learntFrom, gatesStage } from './support/gates-world.js';
import { ProjectWalk } from './support/project-walk.js';

jest.setTimeout(300_000);

/** Records and evidence may change before and after the decision. */
describe('What a gate is decided on', () => {
  const set = gatesStage();

  it('should be stopped by a change that opens while the gatekeepers vote, and keep what was known frozen', async () => {
    // given: the last gate of an agile project wants no open change
    const walk = await ProjectWalk.running(set.world, { services: ['SVC-2'] });
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
    const change = await ChangeWalk.submitted(set.world, { ...aChange(), services: ['SVC-2'], plannedStart: inHours(200), plannedEnd: inHours(201) });
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
    await set.world.as('rita').post(`/changes/${change.number}/withdrawal`, { reason: 'Not needed' });
    await change.reaches('cancelled');
    const after = await walk.gate(2);
    expect(after.criteria.find(({ key }) => key === 'no-open-changes')).toMatchObject({ met: true, answer: { value: 0 } });
    expect(after.dossiers[0]).toMatchObject({ hash: held.dossiers[0]!.hash, intact: true, changedSince: ['no-open-changes'] });
    await expect(set.world.database.query('update tollgate.gate_dossier set content = content where gate = $1', [walk.gates[2]])).rejects.toThrow('frozen');
    // and the project goes on when its manager says so
    await walk.decide('carl', 'ResumeAfterHold', { comment: 'Withdrawn' });
    expect(await walk.gateReaches(2, 'evidence')).toMatchObject({ round: 2 });
    await walk.reaches('running');
  });

  it('should tell that the evidence of an owner is another since the decision, which stands', async () => {
    // given
    const walk = await ProjectWalk.running(set.world);
    await walk.toVote(0);
    await walk.judgeAll(0);
    await walk.voteAll(0, 'go');
    const { dossiers: [decided] } = await walk.gateReaches(0, 'passed');
    // when
    const changed = await set.world.as('cora').post<GateView>(`/gates/${walk.gates[0]}/criteria/business-case/evidence`, { text: 'The market is gone', claim: false });
    // then
    expect(changed).toMatchObject({ status: 200, body: { state: 'passed', dossiers: [{ hash: decided!.hash, intact: true, changedSince: ['business-case'] }] } });
    expect(changed.body.criteria[0]).toMatchObject({ key: 'business-case', met: null, judgement: null });
    expect(changed.body.dossiers[0]!.criteria[0]).toMatchObject({ evidence: { text: 'See the minutes', claim: true } });
    expect(await walk.actions(walk.gates[0])).toContain('gate.evidence-changed');
  });

  it('should ask for the votes again when evidence is changed after they were cast', async () => {
    // given
    const walk = await ProjectWalk.running(set.world);
    await walk.toVote(0);
    await walk.judgeAll(0);
    await walk.vote('abel', 0, 'go');
    await until('the vote is taken', async () => (await walk.gate(0)).votes.length === 1);
    // when
    expect(await set.world.as('ines').post<GateView>(`/gates/${walk.gates[0]}/criteria/support-model/evidence`, { text: 'Nobody supports it at night', claim: false })).toMatchObject({ status: 200, body: { votes: [] } });
    // then those who have not voted decide on what is known now, and the others are asked again because two votes are needed
    expect((await walk.gate(0)).blockers).toEqual(['"Who supports the service, and when, is agreed" has not been judged.']);
    await walk.vote('cora', 0, 'recycle');
    await until('the vote is taken', async () => (await walk.gate(0)).votes.length === 1);
    await set.world.as('cora').post(`/gates/${walk.gates[0]}/criteria/business-case/evidence`, { text: 'The market is gone', claim: false });
    await walk.vote('ines', 0, 'recycle');
    expect((await walk.gate(0)).state).toBe('voting');
    for (const gatekeeper of ['abel', 'cora'] as const) await walk.vote(gatekeeper, 0, 'recycle');
    // then
    const recycled = await walk.gateReaches(0, 'recycled');
    expect(recycled.dossiers[0]!.votes.map(({ by }) => by.username).sort()).toEqual(['abel', 'cora', 'ines']);
    expect(await learntFrom(walk.gates[0]!, set.world)).toMatchObject([{ cause: 'failed-review', title: expect.stringContaining(walk.number) }]);
  });

  it('should not pass a gate while a risk of the project has no owner', async () => {
    const walk = await ProjectWalk.running(set.world);
    await walk.toVote(0);
    await walk.judgeAll(0);
    const risk = await set.world.as('rita').post<{ number: string }>('/risks', { title: 'The vendor may leave', description: '', probability: 2, impact: 2, category: 'service', owner: null, record: walk.number });
    expect(risk.status).toBe(201);
    const { userTaskKey } = await walk.taskOf('abel', 'CastVote', walk.gates[0]);
    expect(await walk.complete('abel', { userTaskKey }, { vote: 'go', comment: '' })).toMatchObject({ status: 409, body: { detail: '"Every open risk of the project and its services has an owner" is not met.' } });
    expect((await walk.gate(0)).criteria.find(({ key }) => key === 'risks-owned')).toMatchObject({ met: false, answer: { value: 1, records: [{ number: risk.body.number }] } });
    // and no condition takes the place of an owner
    await set.world.as('abel').post(`/gates/${walk.gates[0]}/conditions`, { criterion: 'risks-owned', text: 'Find an owner', owner: 'ines', due: inHours(10 * 24) });
    expect(await walk.complete('abel', { userTaskKey }, { vote: 'conditional-go', comment: 'Soon' })).toMatchObject({ status: 409, body: { detail: `Nobody has accepted the risk ${risk.body.number} "The vendor may leave".` } });
  });
});
