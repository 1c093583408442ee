import { jest } from '@jest/globals';
import type { ChangeView, RecordProcess, TaskDetail } from '#core/contracts';
import { startTestEngine } from '#test/engine';
import type { TestEngine } from '#test/engine';
import { inHours } from './support/change-drafts.js';
import { ChangeWalk, deployModels } from './support/change-walk.js';
import { until } from '#test/until';
import { World } from './support/world.js';

jest.setTimeout(60_000);

/** The whole of it: server, jobs, outbox and the embedded engine, each with its real database. */
describe.each([{ searchDelayMs: 0 }, { searchDelayMs: 2_000 }])('A normal change (%j)', ({ searchDelayMs }) => {
  let engine: TestEngine;
  let world: World;

  beforeAll(async () => {
    engine = await startTestEngine({ searchDelayMs });
    world = await World.open({ engine: { ZEEBE_REST_ADDRESS: engine.address, CAMUNDA_AUTH_STRATEGY: 'NONE' }, jobs: true });
    await deployModels(world);
  });
  afterAll(async () => {
    await world.close();
    await engine.stop();
  });

  it('should go from request to close', async () => {
    const walk = await ChangeWalk.submitted(world, { plannedStart: inHours(0.001), plannedEnd: inHours(2) });
    expect(await walk.reaches('authorize')).toMatchObject({ risk: 'low', riskReason: expect.any(String), processInstanceKey: expect.any(String) });

    expect(await walk.decide('cora', 'AuthorizeChange', { decision: 'approve', comment: 'Good plan' })).toMatchObject({ status: 200, body: { pendingDecision: { by: { username: 'cora' } } } });
    expect(await walk.reaches('implement')).toMatchObject({
      approvals: [{ stage: 'change-manager', decision: 'approved', by: { username: 'cora' }, comment: 'Good plan', void: false }],
    });

    await walk.decide('ines', 'ImplementChange', { implementationResult: 'done', implementationNote: 'As planned' });
    expect(await walk.reaches('review')).toMatchObject({ outcome: 'successful' });

    await walk.decide('cora', 'ReviewChange', { outcome: 'successful-with-issues', reviewNote: 'Took longer' });
    expect(await walk.reaches('closed')).toMatchObject({ outcome: 'successful-with-issues', outcomeNote: 'Took longer' });
    expect(await walk.actions()).toEqual([
      'change.created', 'change.submitted', 'change.taken-up', 'change.found-complete', 'change.risk-assessed', 'change.approved', 'change.scheduled',
      'change.implementation-begun', 'change.implementation-reported', 'change.verified', 'change.implemented', 'change.review-needed', 'change.reviewed', 'change.closed',
    ]);
    await until('the process ends', async () => {
      const { body } = await world.as('rita').get<RecordProcess>(`/records/${walk.number}/process`);
      return body.state === 'COMPLETED' && body.takenFlows.includes('ToClosed') && body.openTasks.length === 0;
    });
  });

  it('should ask for what is missing, and go on when it is there', async () => {
    const walk = await ChangeWalk.submitted(world, { backoutPlan: '' });
    const task = await walk.taskOf('rita', 'ReviseChange');
    const { body } = await world.as('rita').get<TaskDetail>(`/tasks/${task.userTaskKey}`);
    expect(body.form?.data).toMatchObject({ problems: 'Write the backout plan.', title: expect.any(String), requester: 'rita' });
    const { version, editable } = await walk.read();
    expect(editable).toBe(true);
    await world.as('rita').patch(`/changes/${walk.number}`, { backoutPlan: 'Install the old one.' }, version);
    await walk.complete('rita', task, { decision: 'resubmit' });
    await walk.reaches('authorize');
  });

  it('should come back to the requester when it is rejected, and end when it is given up', async () => {
    const walk = await ChangeWalk.submitted(world);
    await walk.decide('cora', 'AuthorizeChange', { decision: 'reject', comment: 'Too soon' });
    const task = await walk.taskOf('rita', 'ReviseChange');
    const { body } = await world.as('rita').get<TaskDetail>(`/tasks/${task.userTaskKey}`);
    expect(body.form?.data).toMatchObject({ rejectionComment: 'Too soon' });
    await walk.complete('rita', task, { decision: 'cancel' });
    expect(await walk.reaches('cancelled')).toMatchObject({ allowedActions: [] });
  });

  it('should be decided by the board when its risk is high', async () => {
    const walk = await ChangeWalk.submitted(world, { impact: 'high', size: 'large', novelty: 'new', backoutTested: false });
    expect(await walk.reaches('authorize')).toMatchObject({ risk: 'high' });
    await walk.decide('abel', 'CabDecision', { decision: 'approve' });
    expect(await walk.reaches('scheduled')).toMatchObject({ approvals: [{ stage: 'cab', by: { username: 'abel' } }] });
  });

  it('should be backed out when its implementation fails', async () => {
    const walk = await ChangeWalk.submitted(world, { plannedStart: inHours(0.001), plannedEnd: inHours(2) });
    await walk.decide('cora', 'AuthorizeChange', { decision: 'approve' });
    await walk.decide('ines', 'ImplementChange', { implementationResult: 'failed', implementationNote: 'It does not start' });
    await walk.decide('ines', 'BackOutChange', { backoutResult: 'restored', backoutNote: 'All as before' });
    expect(await walk.reaches('review')).toMatchObject({ outcome: 'backed-out' });
  });

  it('should end when it is withdrawn, wherever it is', async () => {
    const walk = await ChangeWalk.submitted(world);
    const task = await walk.taskOf('cora', 'AuthorizeChange');
    expect(await world.as('rita').post(`/changes/${walk.number}/withdrawal`, { reason: 'Not needed' })).toMatchObject({ status: 200 });
    expect(await walk.complete('cora', task, { decision: 'approve' })).toMatchObject({ status: 409 });
    await walk.reaches('cancelled');
    expect((await walk.actions()).slice(-2)).toEqual(['change.withdrawal-requested', 'change.withdrawn']);
  });

  it('should wait for the new start when it is moved within the approved window, and be approved again outside of it', async () => {
    const walk = await ChangeWalk.submitted(world, { plannedStart: inHours(5), plannedEnd: inHours(8) });
    await walk.decide('cora', 'AuthorizeChange', { decision: 'approve' });
    const { version } = await walk.reaches('scheduled');
    const later = { plannedStart: inHours(6), plannedEnd: inHours(7.5), reason: 'Within the approved window' };
    const { body } = await world.as('cora').post<ChangeView>(`/changes/${walk.number}/schedule`, later, { 'if-match': `"${version}"` });
    expect(body).toMatchObject({ state: 'scheduled', plannedStart: later.plannedStart, approvals: [{ void: false }] });
    const now = { plannedStart: inHours(0), plannedEnd: inHours(1), reason: 'Earlier is better' };
    expect(await world.as('cora').post(`/changes/${walk.number}/schedule`, now, { 'if-match': `"${body.version}"` })).toMatchObject({ status: 200, body: { approvals: [{ void: true }] } });
    await walk.decide('cora', 'AuthorizeChange', { decision: 'approve' });
    expect(await walk.reaches('implement')).toMatchObject({ plannedStart: now.plannedStart, plannedEnd: now.plannedEnd, approvals: [{ void: true }, { void: false }] });
  });
});
