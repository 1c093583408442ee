import { jest } from '@jest/globals';
import type { CalendarEntry, GateView, Problem } from '#core/contracts';
import { until } from '#test/until';
import { learntFrom, gatesStage } from './support/gates-world.js';
import { ProjectWalk } from './support/project-walk.js';

jest.setTimeout(180_000);

const DAY_MS = 24 * 3_600_000;

describe('The conditions of a gate', () => {
  const set = gatesStage();

  const began = Date.now();
  const inDays = (days: number) => new Date(began + days * DAY_MS).toISOString();

  it('should open a gate again when a condition lapses, and let the project not pass the next one before', async () => {
    // given: a go under the condition that the support model is agreed in ten days
    const walk = await ProjectWalk.running(set.world);
    await walk.toVote(0);
    await walk.judgeAll(0, ['support-model']);
    const gate = walk.gates[0]!;
    const refused = await walk.complete('abel', await walk.taskOf('abel', 'CastVote', gate), { vote: 'conditional-go', comment: 'Soon' });
    expect(refused).toMatchObject({ status: 409, body: { detail: expect.stringContaining('Propose the conditions') } });
    const condition = { criterion: 'support-model', text: 'Sign the support model', owner: 'ines', due: inDays(10) };
    expect(await set.world.as('abel').post<GateView>(`/gates/${gate}/conditions`, condition)).toMatchObject({ status: 200 });
    await walk.voteAll(0, 'conditional-go');
    const under = await walk.gateReaches(0, 'conditional');
    expect(under).toMatchObject({ conditions: [{ state: 'open', text: 'Sign the support model' }], dossiers: [{ outcome: 'conditional-go', conditions: [{ criterion: 'support-model' }] }] });
    const { body: due } = await set.world.as('rita').get<CalendarEntry[]>(`/calendar?from=${inDays(0)}&to=${inDays(20)}&kind=condition`);
    expect(due).toMatchObject([{ kind: 'condition', number: gate, title: expect.stringContaining('Sign the support model'), people: [{ username: 'ines' }] }]);
    await walk.toVote(1);
    // when
    await set.planning.clock.set(inDays(11));
    // then: lapsed, opened again, and in the way of the next gate
    const again = await walk.gateReaches(0, 'evidence');
    expect(again).toMatchObject({ round: 2, conditions: [{ state: 'lapsed' }] });
    expect((await walk.actions(gate)).slice(-2)).toEqual(['gate.condition-lapsed', 'gate.opened']);
    expect((await walk.gate(1)).blockers).toContain(`${gate} is evidence: it has to be decided first.`);
    expect(await learntFrom(gate, set.world)).toMatchObject([{ cause: 'lapsed-condition', owner: { username: 'carl' }, state: 'proposed' }]);
    // and passed in the second review, under a condition that is met this time
    for (const owner of ['cora', 'ines'] as const) await walk.decide(owner, 'CollectEvidence', { claim: 'met', evidence: 'Signed' }, gate);
    await walk.gateReaches(0, 'voting');
    expect(await walk.complete('abel', await walk.taskOf('abel', 'CastVote', gate), { vote: 'recycle', comment: 'No' })).toMatchObject({ status: 409, body: { detail: expect.stringContaining('is over') } });
    await walk.judgeAll(0, ['support-model']);
    await set.world.as('abel').post(`/gates/${gate}/conditions`, { ...condition, due: inDays(21) });
    await walk.voteAll(0, 'conditional-go');
    const second = await walk.gateReaches(0, 'conditional');
    const open = second.conditions.find(({ state }) => state === 'open')!;
    expect(await set.world.as('ines').post<Problem>(`/gates/${gate}/conditions/${open.id}/confirmation`, { note: 'Signed' })).toMatchObject({ status: 403, body: { code: 'separation-of-duties' } });
    expect(await set.world.as('abel').post(`/gates/${gate}/conditions/${open.id}/confirmation`, { note: 'Seen' })).toMatchObject({ status: 200 });
    expect(await walk.gateReaches(0, 'passed')).toMatchObject({ dossiers: [{ round: 2 }, { round: 1 }] });
    await set.planning.clock.set(inDays(41));
    await until('the condition that was met never lapses', async () => (await walk.gate(0)).state === 'passed');
  });
});
