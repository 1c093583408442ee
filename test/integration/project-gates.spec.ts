import { jest } from '@jest/globals';
import { LIVE_QUERY_IDS, type LiveQueryView, type RecordProcess } from '#core/contracts';
import { until } from '#test/until';
import { ifMatch } from './support/api-client.js';
import { gatesStage } from './support/gates-world.js';
import { ProjectWalk } from './support/project-walk.js';

jest.setTimeout(180_000);

describe('A project and its gates', () => {
  const set = gatesStage();

  it('should have every question on live records answered by some practice', async () => {
    const { body } = await set.world.as('rita').get<LiveQueryView[]>('/live-queries');
    expect(body.map(({ id }) => id).sort()).toEqual([...LIVE_QUERY_IDS].sort());
  });

  it('should go from its initiation through its gates to its end', async () => {
    const walk = await ProjectWalk.running(set.world);
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
    const process = await set.world.as('rita').get<RecordProcess>(`/records/${walk.gates[0]}/process`);
    expect(process.body).toMatchObject({ processDefinitionId: 'gate-review', state: 'COMPLETED' });
  });

  it('should give the task of a stage that slips the day on which it is due now', async () => {
    // given
    const walk = await ProjectWalk.running(set.world);
    const { dueDate: before, userTaskKey } = await walk.taskOf('carl', 'RunStage');
    const { version, stages: [first] } = await walk.read();
    // when
    const moved = await set.world.as('carl').post(`/projects/${walk.number}/stages/1/length`, { workingDays: first!.workingDays + 5, reason: 'The vendor is late' }, ifMatch(version));
    expect(moved.status).toBe(200);
    // then
    const task = await until('the task is asked for anew', async () => {
      const open = await walk.taskOf('carl', 'RunStage');
      return open.userTaskKey !== userTaskKey && open;
    });
    expect(Date.parse(task.dueDate!)).toBeGreaterThan(Date.parse(before!));
    expect(task.dueDate!.slice(0, 10)).toBe((await walk.read()).stages[0]!.ends);
    expect((await walk.actions()).filter((action) => action === 'project.stage-begun')).toHaveLength(1);
  });

  it('should tell the gatekeepers and the owners of criteria what happens to their gate', async () => {
    const walk = await ProjectWalk.running(set.world);
    await walk.toVote(0);
    const { body } = await set.world.as('abel').get<{ watching: boolean; watchers: { username: string }[] }>(`/records/${walk.gates[0]}/watch`);
    expect(body.watching).toBe(true);
    expect(body.watchers.map(({ username }) => username)).toEqual(expect.arrayContaining(['abel', 'carl', 'cora', 'ines']));
  });

  it('should be stopped by its manager, with the gates that are not decided', async () => {
    const walk = await ProjectWalk.running(set.world);
    await walk.taskOf('carl', 'RunStage');
    expect(await set.world.as('rita').post(`/projects/${walk.number}/stop`, { reason: 'No money' })).toMatchObject({ status: 403 });
    expect(await set.world.as('carl').post(`/projects/${walk.number}/stop`, { reason: 'No money' })).toMatchObject({ status: 200 });
    expect((await walk.reaches('stopped')).stages.map(({ gate }) => gate.state)).toEqual(['cancelled', 'cancelled', 'cancelled']);
    expect((await walk.actions()).slice(-2)).toEqual(['project.stop-requested', 'project.stopped']);
  });
});
