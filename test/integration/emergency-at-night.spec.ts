import { jest } from '@jest/globals';
import type { InboxView, Page, TaskDetail, TimelineEntry, WeeklyHours } from '#core/contracts';
import { TaskReminders } from '../../libs/practices/work/src/application/task-reminders.js';
import { ChangeWalk } from './support/change-walk.js';
import { onMonday, PlanningWorld } from './support/planning-world.js';
import { until } from '#test/until';
import type { PersonName } from './support/world.js';

jest.setTimeout(180_000);

/** Saturday, two in the morning; the Monday after it is a holiday. */
const NIGHT = onMonday(-46);
const DAY = 24;
const OFFICE: WeeklyHours = { timeZone: 'UTC', hours: ([1, 2, 3, 4, 5] as const).map((weekday) => ({ weekday, from: '09:00', to: '17:00' })) };

/** Server, jobs and engine with their real databases; the clock is moved, nobody sleeps. */
describe('An emergency at night', () => {
  let planning: PlanningWorld;

  beforeAll(async () => {
    planning = await PlanningWorld.open(NIGHT);
    const holidays = [{ day: onMonday(0).slice(0, 10), name: 'Founding day' }];
    const calendar = await planning.world.as('cora').post('/working-calendars', { name: 'Change managers', ...OFFICE, holidays, appliesTo: ['group:change-manager'] });
    expect(calendar.status).toBe(201);
    const away = await planning.world.as('emil').post('/absences', { start: onMonday(-48), end: onMonday(DAY), delegate: 'sam' });
    expect(away.status).toBe(201);
  }, 120_000);
  afterAll(() => planning?.close());

  const asked = () => ChangeWalk.submitted(planning.world, { type: 'emergency', testPlan: '', plannedStart: NIGHT, plannedEnd: onMonday(-43) }, 'eva');
  const timeline = async (walk: ChangeWalk) => (await planning.world.as('rita').get<Page<TimelineEntry>>(`/records/${walk.number}/timeline?limit=100`)).body.items;
  const heardOf = async (person: PersonName, walk: ChangeWalk) => (await planning.world.as(person).get<InboxView>('/inbox')).body.items.filter(({ recordNumber }) => recordNumber === walk.number).map(({ action }) => action);

  it('should start at once when one of the group approves it, in the name of a colleague on holiday too, and be closed by the review that it cannot go without', async () => {
    // given: Eva of the emergency group asks herself, Emil is on holiday and Sam stands in for him
    const walk = await asked();
    const task = await walk.taskOf('sam', 'AuthorizeEmergency');
    expect(await walk.complete('eva', task, { decision: 'approve' })).toMatchObject({ status: 403, body: { code: 'separation-of-duties' } });
    expect(await walk.complete('cora', task, { decision: 'approve' })).toMatchObject({ status: 403, body: { code: 'not-permitted' } });
    expect(await walk.read()).toMatchObject({ state: 'authorize' });
    // when
    expect(await walk.complete('sam', task, { decision: 'approve' })).toMatchObject({ status: 200, body: { pendingDecision: { inNameOf: { username: 'emil' } } } });
    // then: the clock has not moved, and it has begun
    expect(await walk.reaches('implement')).toMatchObject({ approvals: [{ stage: 'emergency-approver', by: { username: 'sam' }, void: false }] });
    expect((await timeline(walk)).find(({ action }) => action === 'change.approved')).toMatchObject({ by: { username: 'sam' }, actingFor: { username: 'emil' } });
    // when: all went well
    await planning.clock.set(onMonday(-45));
    await walk.decide('ines', 'ImplementChange', { implementationResult: 'done', implementationNote: 'Restarted' });
    // then: it is reviewed all the same, within two working days of the change managers: Tuesday and Wednesday
    expect(await walk.reaches('review')).toMatchObject({ outcome: 'successful' });
    const review = await walk.taskOf('cora', 'ReviewChange');
    const { body } = await planning.world.as('cora').get<TaskDetail>(`/tasks/${review.userTaskKey}`);
    expect(Date.parse(body.dueDate!)).toBe(Date.parse(onMonday(2 * DAY + 17)));
    expect(body.form?.data).toMatchObject({ reviewReason: 'An emergency change is reviewed without exception' });
    // when: nobody holds it, over the weekend, the holiday and both days
    await planning.clock.set(onMonday(2 * DAY + 16));
    expect(await walk.actions()).not.toContain('change.review-due');
    await planning.clock.set(onMonday(2 * DAY + 17));
    // then: it is told, and stays open
    await until('the review is said to be due', async () => (await walk.actions()).includes('change.review-due'));
    expect(await heardOf('eva', walk)).toContain('change.review-due');
    await planning.world.app.get(TaskReminders).run();
    expect(await heardOf('cora', walk)).toContain('task.overdue');
    expect(await walk.read()).toMatchObject({ state: 'review', reviewNeeded: true });
    // when
    await planning.clock.set(onMonday(3 * DAY + 10));
    expect(await walk.complete('cora', review, { outcome: 'successful-with-issues', reviewNote: 'Watch the disk.' })).toMatchObject({ status: 200 });
    // then
    expect(await walk.reaches('closed')).toMatchObject({ outcome: 'successful-with-issues', outcomeNote: 'Watch the disk.' });
    expect((await walk.actions()).filter((action) => action === 'change.review-due')).toHaveLength(1);
  });
});
