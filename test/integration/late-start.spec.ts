import { jest } from '@jest/globals';
import type { Problem } from '#core/contracts';
import { MissedWindows } from '../../libs/practices/change-enablement/src/planning/missed-windows.js';
import { ifMatch } from './support/api-client.js';
import { ChangeWalk } from './support/change-walk.js';
import { onMonday, PlanningWorld, windowOnMonday } from './support/planning-world.js';
import { until } from '#test/until';

jest.setTimeout(180_000);

describe('A change whose start has come inside a freeze', () => {
  const BEGIN = 'change.begin-implementation';
  let planning: PlanningWorld;
  let start = 0;

  beforeAll(async () => {
    planning = await PlanningWorld.open(onMonday(0));
  });
  afterAll(() => planning?.close());

  /** Scheduled for ten hours, and frozen from an hour before its start to three hours after it. */
  const frozen = async () => {
    start += 24;
    const service = await planning.service(`Service of hour ${start}`);
    const walk = await ChangeWalk.submitted(planning.world, { services: [service], ...windowOnMonday(start, start + 10) });
    await walk.decide('cora', 'AuthorizeChange', { decision: 'approve' });
    await walk.reaches('scheduled');
    const freeze = await planning.freeze({ name: 'Audit', kind: 'hard', start: onMonday(start - 1), end: onMonday(start + 3), services: [service] });
    await planning.clock.set(onMonday(start));
    return { walk, freeze };
  };
  const waitsBecause = (walk: ChangeWalk, reason: string) =>
    until(`${walk.number} waits because ${reason}`, async () => (await planning.whyWaiting(walk.number, BEGIN))?.includes(reason));

  it('should not begin and say why, and begin once the freeze is lifted', async () => {
    // given
    const { walk, freeze } = await frozen();
    // then
    await waitsBecause(walk, `${freeze} "Audit" freezes`);
    expect(await walk.read()).toMatchObject({ state: 'scheduled' });
    expect(await walk.actions()).toContain('change.in-freeze');
    expect((await planning.conflictsOf(walk.number)).body).toMatchObject([{ kind: 'hard-freeze', severity: 'blocking', recordNumber: freeze }]);
    // when
    await planning.lift(freeze);
    await planning.clock.set(onMonday(start + 1));
    // then
    await walk.reaches('implement');
  });

  it('should begin where it was moved to, behind the freeze, without being approved again inside the approved window', async () => {
    // given
    const { walk, freeze } = await frozen();
    await waitsBecause(walk, freeze);
    const move = async (hour: number) => {
      const { version } = await walk.read();
      return planning.world.as('rita').post<Problem>(`/changes/${walk.number}/schedule`, { ...windowOnMonday(hour, start + 10), reason: 'Behind the audit' }, ifMatch(version));
    };
    expect(await move(start + 2)).toMatchObject({ status: 409, body: { code: 'conflict', detail: expect.stringContaining(freeze) } });
    // when
    expect(await move(start + 4)).toMatchObject({ status: 200 });
    await planning.clock.set(onMonday(start + 1));
    await waitsBecause(walk, 'was moved');
    expect(await walk.read()).toMatchObject({ state: 'scheduled' });
    await planning.clock.set(onMonday(start + 4));
    // then
    expect(await walk.reaches('implement')).toMatchObject({ approvals: [{ void: false }], plannedStart: onMonday(start + 4) });
  });

  it('should begin by itself when the freeze is over, in what is left of its window', async () => {
    // given
    const { walk, freeze } = await frozen();
    await waitsBecause(walk, freeze);
    // when
    await planning.clock.set(onMonday(start + 3));
    // then
    await walk.reaches('implement');
  });

  it('should not begin when nothing is left of its window, and be approved again for another one', async () => {
    // given
    const { walk, freeze } = await frozen();
    await waitsBecause(walk, freeze);
    // when
    await planning.clock.set(onMonday(start + 10));
    // then
    await waitsBecause(walk, 'window ended');
    const missed = planning.world.app.get(MissedWindows, { strict: false });
    await Promise.all([missed.once(), missed.once()]);
    await planning.tellsOf(walk, 'change.window-missed', 'it has not begun');
    await missed.once();
    expect((await walk.actions()).filter((action) => action === 'change.window-missed')).toHaveLength(1);
    const move = async (hour: number) => {
      const { version } = await walk.read();
      return planning.world.as('rita').post<Problem>(`/changes/${walk.number}/schedule`, { ...windowOnMonday(hour, hour + 1), reason: 'Too late' }, ifMatch(version));
    };
    expect(await move(start + 5)).toMatchObject({ status: 409, body: { detail: expect.stringContaining('future') } });
    expect(await move(start + 12)).toMatchObject({ status: 200 });
    await planning.clock.set(onMonday(start + 11));
    expect(await walk.reaches('authorize')).toMatchObject({ approvals: [{ void: true }] });
  });
});

describe('A change that is approved when its window is over', () => {
  let planning: PlanningWorld;

  beforeAll(async () => {
    planning = await PlanningWorld.open(onMonday(0));
  });
  afterAll(() => planning?.close());

  it('should come back to its requester for another window', async () => {
    // given
    const walk = await ChangeWalk.submitted(planning.world, { services: [await planning.service('Late')], ...windowOnMonday(8, 10) });
    await walk.reaches('authorize');
    await planning.clock.set(onMonday(10));
    // when
    await walk.decide('cora', 'AuthorizeChange', { decision: 'approve' });
    // then
    expect(await walk.reaches('assess')).toMatchObject({ editable: true });
    expect((await walk.taskOf('rita', 'ReviseChange')).recordNumber).toBe(walk.number);
    expect(await walk.actions()).toContain('change.window-taken');
  });
});
