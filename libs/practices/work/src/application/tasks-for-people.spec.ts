import { ManualClock } from '#core/kernel';
import { CalendarModule, calendarMigrations, Absences, WorkingCalendars } from '#platform/calendar';
import type { Actor } from '#platform/identity';
import { Inbox, NotificationsModule, notificationsMigrations } from '#platform/notifications';
import { OrchestrationModule, orchestrationMigrations, RecordGateways, TaskBoard, type TaskQuery } from '#platform/orchestration';
import { UnitOfWork } from '#platform/persistence';
import { bpmn, inARow, userTask } from '#test/bpmn';
import { startTestEngine, type TestEngine } from '#test/engine';
import { KnownRecords } from '#test/known-records';
import { aPractice, type PracticeUnderTest } from '#test/practice';
import { WorkingTimeJob } from '../jobs/working-time.job.js';
import { workMigrations } from '../work.migrations.js';
import { WorkHttpModule, WorkJobsModule } from '../work.module.js';
import { CLOCK } from './clock.js';
import { TaskReminders } from './task-reminders.js';

/** Friday noon, in office hours of UTC. */
const FRIDAY_NOON = Date.parse('2027-03-05T12:00:00Z');

describe('the task list of a person', () => {
  const clock = new ManualClock(FRIDAY_NOON);
  let engine: TestEngine;
  let practice: PracticeUnderTest;
  let hanna: Actor;
  let ruth: Actor;
  let mei: Actor;

  beforeAll(async () => {
    engine = await startTestEngine({ businessIds: 'free' });
    practice = await aPractice({
      importsFor: (databaseUrl) => [OrchestrationModule.forRoot({ databaseUrl, engine: { ZEEBE_REST_ADDRESS: engine.address, CAMUNDA_AUTH_STRATEGY: 'NONE' } })],
      imports: [CalendarModule, NotificationsModule.forRoot({ smtpUrl: undefined, mailFrom: '' }), WorkHttpModule, WorkJobsModule],
      migrations: [...calendarMigrations, ...orchestrationMigrations, ...notificationsMigrations, ...workMigrations],
      override: [{ token: CLOCK, value: clock }],
    });
    practice.get(RecordGateways).register(new KnownRecords());
    hanna = await practice.person('hanna', 'change-manager');
    ruth = await practice.person('ruth', 'cab-member');
    mei = await practice.person('mei', 'implementer');
    await engine.client.createDeployment({ resources: [ASKING, PLANNED] });
  }, 120_000);
  afterAll(async () => {
    await practice?.close();
    await engine?.stop();
  });
  beforeEach(() => clock.set(FRIDAY_NOON));

  const start = async (businessId: string, variables: Record<string, unknown>, processDefinitionId = 'asking') => {
    const { processInstanceKey } = await engine.client.createProcessInstance({ processDefinitionId, businessId, variables } as never);
    return String(processInstanceKey);
  };
  const list = (person: Actor, query: Partial<TaskQuery>) => practice.get(TaskBoard).list(person, { view: 'open', limit: 50, ...query });
  const numbersOf = async (person: Actor, query: Partial<TaskQuery>) => (await list(person, query)).items.map(({ recordNumber }) => recordNumber);
  const reminders = async (person: Actor) => {
    const inbox = await practice.get(Inbox).of(person, { limit: 50 });
    return inbox.ok ? inbox.value.items.filter(({ because }) => because === 'reminder').map(({ recordNumber, action }) => `${recordNumber} ${action}`).sort() : [];
  };
  const remind = () => practice.get(TaskReminders).run();

  it('should be narrowed by due date, group and priority, and sorted by what is most pressing', async () => {
    // given
    await start('CHG-1', { group: 'cab-member', due: '2027-03-01T09:00:00Z', priority: 50 });
    await start('CHG-2', { group: 'cab-member', due: '2027-03-08T09:00:00Z', priority: 90 });
    await start('CHG-3', { group: 'cab-member', due: '2027-06-01T09:00:00Z', priority: 80 });
    await start('CHG-4', { group: 'cab-member', due: null, priority: 10 });
    // then
    expect(await numbersOf(ruth, { sort: 'dueDate' })).toEqual(['CHG-1', 'CHG-2', 'CHG-3', 'CHG-4']);
    expect(await numbersOf(ruth, { sort: '-priority' })).toEqual(['CHG-2', 'CHG-3', 'CHG-1', 'CHG-4']);
    expect(await numbersOf(ruth, { due: 'overdue' })).toEqual(['CHG-1']);
    expect(await numbersOf(ruth, { due: 'soon' })).toEqual(['CHG-2']);
    expect(await numbersOf(ruth, { due: 'none' })).toEqual(['CHG-4']);
    expect((await numbersOf(ruth, { urgent: true })).sort()).toEqual(['CHG-2', 'CHG-3']);
    expect(await numbersOf(ruth, { group: 'change-manager' })).toEqual([]);
    expect(await numbersOf(ruth, { q: 'title of chg-3' })).toEqual(['CHG-3']);
    const first = await list(ruth, { sort: '-priority', limit: 3 });
    expect(await numbersOf(ruth, { sort: '-priority', limit: 3, cursor: first.nextCursor! })).toEqual(['CHG-4']);
  });

  it('should be told of a working day before a task is due and when it is overdue, once each, with whoever stands in', async () => {
    // given tasks of the change managers, due on Monday and in a month; Hanna is away and Mei stands in
    await start('CHG-11', { group: 'change-manager', due: '2027-03-08T10:00:00Z', priority: 50 });
    await start('CHG-12', { group: 'change-manager', due: '2027-04-08T10:00:00Z', priority: 50 });
    await practice.get(Absences).create({ personId: hanna.personId, delegateId: mei.personId, note: '', start: new Date(FRIDAY_NOON - 1), end: new Date(FRIDAY_NOON + 10 * 24 * 3_600_000) }, hanna);
    clock.set(Date.parse('2027-03-05T09:30:00Z')); // nine working hours before Monday, ten o'clock: not yet
    await remind();
    expect(await reminders(hanna)).toEqual([]);
    // when
    clock.set(FRIDAY_NOON);
    await Promise.all([remind(), remind()]);
    await remind();
    // then
    expect(await reminders(hanna)).toEqual(['CHG-11 task.due-soon']);
    expect(await reminders(mei)).toEqual(['CHG-11 task.due-soon']);
    // when Monday noon comes
    clock.set(Date.parse('2027-03-08T12:00:00Z'));
    await remind();
    await remind();
    // then
    expect(await reminders(hanna)).toEqual(['CHG-11 task.due-soon', 'CHG-11 task.overdue']);
    expect(await reminders(mei)).toEqual(['CHG-11 task.due-soon', 'CHG-11 task.overdue']);
  });

  it('should show dates that the model asked for in working time', async () => {
    // given the board works Mondays to Thursdays, six hours a day, and the coming Monday is a holiday
    const hours = ([1, 2, 3, 4] as const).map((weekday) => ({ weekday, from: '10:00', to: '16:00' }));
    await practice.get(WorkingCalendars).create({ name: 'Board', timeZone: 'UTC', hours, holidays: [{ day: '2027-03-08', name: 'Day off' }], appliesTo: ['group:cab-member'] }, hanna);
    await start('CHG-21', {}, 'planned');
    // when the start listener of the task is answered, with plain variables as on any engine
    const { jobs } = await engine.client.activateJobs({ type: 'work.working-time', worker: 'spec', timeout: 60_000, maxJobsToActivate: 1 });
    const job = jobs[0]!;
    const outcome = await practice.get(UnitOfWork).run((tx) => practice.get(WorkingTimeJob).handle({ variables: job.variables } as never, tx));
    if (outcome.kind !== 'completed') throw new Error(JSON.stringify(outcome));
    await engine.client.completeJob({ jobKey: job.jobKey, variables: { ...outcome.variables } });
    // then two working days later, on Thursday morning, and four hours later, on Tuesday
    expect((await list(ruth, { record: 'CHG-21' })).items).toMatchObject([{ dueDate: '2027-03-10T16:00:00.000Z', followUpDate: '2027-03-09T14:00:00.000Z' }]);
  });

  it('should look back from a date for when somebody is to be reminded of it', async () => {
    // given something that is due on the evening of a Monday, with the organisation's hours of Monday to Friday
    const workingTime = { since: '2027-03-15T23:00:00Z', before: { remindAt: 'P2D' }, after: { lateAt: 'P1D' } };
    // when
    const outcome = await practice.get(UnitOfWork).run((tx) => practice.get(WorkingTimeJob).handle({ variables: { workingTime } } as never, tx));
    // then
    expect(outcome).toMatchObject({ kind: 'completed', variables: { moments: { remindAt: '2027-03-12T09:00:00.000Z', lateAt: '2027-03-16T17:00:00.000Z' } } });
  });

  it.each([
    [{ before: { remindAt: 'soon' } }, /remindAt: .*no working duration/],
    [{ after: { dueAt: 'P1M' } }, /no working duration/],
    [{ after: { dueAt: 'PT1H' }, of: ['somebody'] }, /not of "somebody"/],
    [{ after: { dueAt: 'PT1H' }, since: 'yesterday' }, /no date and time/],
  ])('should say what is wrong with %j instead of guessing', async (workingTime, message) => {
    const outcome = await practice.get(UnitOfWork).run((tx) => practice.get(WorkingTimeJob).handle({ variables: { workingTime } } as never, tx));
    expect(outcome).toMatchObject({ kind: 'failed', retries: 0, message: expect.stringMatching(message) });
  });
});

const ASKING = bpmn(
  'asking',
  inARow(userTask('Ask', '<zeebe:assignmentDefinition candidateGroups="=[group]"/><zeebe:taskSchedule dueDate="=due"/><zeebe:priorityDefinition priority="=priority"/>')),
);

/** The listener computes the moments; the schedule of the task takes them. */
const PLANNED = bpmn(
  'planned',
  inARow(
    userTask(
      'Plan',
      `<zeebe:assignmentDefinition candidateGroups="cab-member"/>
       <zeebe:taskSchedule dueDate="=moments.dueAt" followUpDate="=moments.lookAt"/>
       <zeebe:ioMapping><zeebe:input source="={of: [&quot;group:cab-member&quot;], after: {dueAt: &quot;P2D&quot;, lookAt: &quot;PT4H&quot;}}" target="workingTime"/></zeebe:ioMapping>
       <zeebe:executionListeners><zeebe:executionListener eventType="start" type="work.working-time" retries="3"/></zeebe:executionListeners>`,
    ),
  ),
);
