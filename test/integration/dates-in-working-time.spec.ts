import { jest } from '@jest/globals';
import type { ImprovementView, Page, RiskView, TaskListItem } from '#core/contracts';
import { ChangeWalk, deployModels } from './support/change-walk.js';
import { onMonday, PlanningWorld } from './support/planning-world.js';
import { ProjectWalk } from './support/project-walk.js';
import { until } from './support/until.js';
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
});
