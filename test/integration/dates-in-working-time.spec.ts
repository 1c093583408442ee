import { jest } from '@jest/globals';
import type { GateView, ImprovementView, InboxView, Page, RiskView, TaskListItem, TimelineEntry } from '#core/contracts';
import { ChangeWalk, deployModels } from './support/change-walk.js';
import { onMonday, PlanningWorld } from './support/planning-world.js';
import { ProjectWalk } from './support/project-walk.js';
import { until } from '#test/until';
import type { PersonName } from './support/world.js';

jest.setTimeout(180_000);

const DAY = 24;
/** Two hours before the weekend. */
const FRIDAY = onMonday(4 * DAY + 15);
/** So many working days of eight hours after that. */
const AFTER = { 1: onMonday(7 * DAY + 15), 3: onMonday(9 * DAY + 15), 5: onMonday(11 * DAY + 15) } as const;

/** What is asked of people on a Friday afternoon is not late on Sunday. */
describe('The dates of tasks for people', () => {
  let planning: PlanningWorld;

  beforeAll(async () => {
    planning = await PlanningWorld.open(FRIDAY);
    for (const folder of ['risk', 'improvement', 'project']) await deployModels(planning.world, folder);
    await planning.world.as('cora').post('/goals', { name: 'Payments never stop', indicator: 'Hours without payments', owner: 'cora' });
  });
  afterAll(() => planning?.close());

  const datesOf = (person: PersonName, record: string, elementId: string) =>
    until(`${person} finds ${elementId} of ${record}`, async () => {
      const { body } = await planning.world.as(person).get<Page<TaskListItem>>(`/tasks?record=${record}`);
      const task = body.items.find((one) => one.elementId === elementId);
      return task && { due: timeOf(task.dueDate), followUp: timeOf(task.followUpDate) };
    });
  const timeOf = (date: string | null) => (date === null ? null : new Date(date).toISOString().replace('.000Z', 'Z'));

  it('should give the owner of a risk three working days to accept it', async () => {
    const risk = { title: 'The supplier may not deliver', description: 'One supplier only.', probability: 2, impact: 3, category: 'delivery', owner: 'cora' };
    const { number } = (await planning.world.as('rita').post<RiskView>('/risks', risk)).body;
    expect(await datesOf('cora', number, 'AcceptRisk')).toMatchObject({ due: AFTER[3] });
  });

  it('should give service managers five working days to say which objective an improvement serves', async () => {
    const { number } = (await planning.world.as('rita').post<ImprovementView>('/improvements', { title: 'Fewer calls about passwords' })).body;
    expect(await datesOf('sam', number, 'LinkObjective')).toMatchObject({ due: AFTER[5] });
  });

  it('should give the sponsor of a project five working days to decide on its initiation', async () => {
    const project = await ProjectWalk.requested(planning.world);
    expect(await datesOf('abel', project.number, 'DecideInitiation')).toMatchObject({ due: AFTER[5] });
  });

  it('should remind approvers of a change a working day later, not at the weekend', async () => {
    // given
    const walk = await ChangeWalk.submitted(planning.world, { plannedStart: onMonday(20 * DAY), plannedEnd: onMonday(20 * DAY + 2) });
    expect(await datesOf('cora', walk.number, 'AuthorizeChange')).toMatchObject({ followUp: AFTER[1] });
    // when Saturday comes, and Sunday
    await planning.clock.set(onMonday(6 * DAY + 20));
    expect(await walk.actions()).not.toContain('change.approval-late');
    // when Monday comes
    await planning.clock.set(AFTER[1]);
    // then
    await until('the approvers are reminded', async () => (await walk.actions()).includes('change.approval-late'));
  });

  it('should remind the owner of a condition two working days before it is due, once', async () => {
    // given a gate that is passed on a Monday under a condition, due at noon a week later
    await planning.clock.set(AFTER[1]);
    const walk = await ProjectWalk.running(planning.world);
    const gate = walk.gates[0]!;
    await walk.toVote(0);
    await walk.judgeAll(0, ['support-model']);
    const condition = { criterion: 'support-model', text: 'Sign the support model', owner: 'ines', due: onMonday(14 * DAY + 12) };
    await planning.world.as('abel').post<GateView>(`/gates/${gate}/conditions`, condition);
    await walk.voteAll(0, 'conditional-go');
    await walk.gateReaches(0, 'conditional');
    await planning.datesReckoned(await walk.read(), 'AwaitConfirmation');
    const reminders = async () => (await planning.world.as('ines').get<InboxView>('/inbox?limit=100')).body.items.filter(({ action }) => action === 'gate.condition-due-soon');
    // when Thursday comes, with a little more than two working days left
    await planning.clock.set(onMonday(10 * DAY + 11));
    expect(await reminders()).toEqual([]);
    // when it is noon
    await planning.clock.set(onMonday(10 * DAY + 12));
    // then
    await until('Ines is reminded', async () => (await reminders()).length === 1);
    expect(await reminders()).toMatchObject([{ recordNumber: gate, text: 'Sign the support model: is due 21 Apr 2031, 12:00 UTC' }]);
    // when it has been met, and the day comes
    const [open] = (await walk.gate(0)).conditions;
    await planning.world.as('abel').post(`/gates/${gate}/conditions/${open!.id}/confirmation`, { note: 'Seen' });
    await walk.gateReaches(0, 'passed');
    await planning.clock.set(onMonday(14 * DAY + 13));
    expect(await reminders()).toHaveLength(1);
  });

  it('should remind the new owner of a risk every two working days, the third time not at the weekend', async () => {
    // given a risk that is put on record on a Monday afternoon
    await planning.clock.set(onMonday(14 * DAY + 15));
    const risk = { title: 'The vendor may leave', description: '', probability: 2, impact: 2, category: 'service', owner: 'cora' };
    const { number } = (await planning.world.as('rita').post<RiskView>('/risks', risk)).body;
    await datesOf('cora', number, 'AcceptRisk');
    const { body: asked } = await planning.world.as('cora').get<RiskView>(`/risks/${number}`);
    const reminded = async (times: number) => {
      const { body } = await planning.world.as('cora').get<Page<TimelineEntry>>(`/records/${number}/timeline?limit=100`);
      return body.items.filter(({ action }) => action === 'risk.acceptance-overdue').length === times;
    };
    // when Wednesday and Friday come
    for (const [index, day] of [16, 18].entries()) {
      await planning.clock.set(onMonday(day * DAY + 15));
      await until(`Cora is reminded on day ${day}`, () => reminded(index + 1));
      await planning.datesReckoned(asked, 'AcceptanceStillOverdue', index + 1);
    }
    // when two days have passed, which were a weekend
    await planning.clock.set(onMonday(20 * DAY + 20));
    expect(await reminded(2)).toBe(true);
    // when two working days have passed
    await planning.clock.set(onMonday(22 * DAY + 15));
    // then
    await until('Cora is reminded for the third time', () => reminded(3));
  });
});
