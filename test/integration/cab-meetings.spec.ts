import { jest } from '@jest/globals';
import type { CabMeetingView, CalendarEntry, InboxView, Page, CabMeetingListItem, Problem, TimelineEntry, WaitingForCab } from '#core/contracts';
import { ifMatch, type Answer } from './support/api-client.js';
import { ChangeWalk } from './support/change-walk.js';
import { onMonday, PlanningWorld } from './support/planning-world.js';
import type { PersonName } from './support/world.js';

jest.setTimeout(180_000);

const HIGH_RISK = { impact: 'high', size: 'large', novelty: 'new', backoutTested: false } as const;

describe('A meeting of the change advisory board', () => {
  let planning: PlanningWorld;

  beforeAll(async () => {
    planning = await PlanningWorld.open();
  });
  afterAll(() => planning?.close());

  const as = (person: PersonName) => planning.world.as(person);
  const plan = async (content: object = {}) =>
    as('cora').post<CabMeetingView & Problem>('/cab-meetings', { title: 'CAB of the week', start: onMonday(10), end: onMonday(11), place: 'Room 4', chair: 'cora', members: ['abel'], ...content });
  const meeting = async () => (await plan()).body;
  const read = async (number: string) => (await as('rita').get<CabMeetingView>(`/cab-meetings/${number}`)).body;
  const add = (number: string, change: string): Promise<Answer<CabMeetingView & Problem>> => as('cora').post(`/cab-meetings/${number}/agenda`, { change });
  const decide = (person: PersonName, number: string, change: string, decision: object): Promise<Answer<CabMeetingView & Problem>> =>
    as(person).post(`/cab-meetings/${number}/agenda/${change}/decision`, decision);
  const hold = (number: string) => as('cora').post<CabMeetingView>(`/cab-meetings/${number}/opening`, { early: true });
  const waitingChange = async (requester: PersonName = 'rita') => {
    const walk = await ChangeWalk.submitted(planning.world, HIGH_RISK, requester);
    await walk.reaches('authorize');
    return walk;
  };

  it('should be planned with people of the board, stand on the calendar, and tell its members', async () => {
    // when
    const { status, body } = await plan();
    // then
    expect({ status, body }).toMatchObject({ status: 201, body: { state: 'planned', chair: { username: 'cora' }, members: [{ username: 'cora' }, { username: 'abel' }], allowedActions: ['edit', 'keep-agenda', 'hold', 'cancel'] } });
    const { body: entries } = await as('ines').get<CalendarEntry[]>(`/calendar?from=${onMonday(0)}&to=${onMonday(24)}&kind=cab-meeting`);
    expect(entries).toEqual([expect.objectContaining({ number: body.number, title: 'CAB of the week', state: 'planned' })]);
    const { body: inbox } = await as('abel').get<InboxView>('/inbox');
    expect(inbox.items).toEqual(expect.arrayContaining([expect.objectContaining({ recordNumber: body.number, action: 'cab-meeting.created', text: expect.stringContaining('Room 4') })]));
    expect(await plan({ members: ['rita'] })).toMatchObject({ status: 400, body: { errors: [{ field: 'members' }] } });
    expect(await plan({ end: onMonday(9) })).toMatchObject({ status: 400, body: { errors: [{ field: 'end' }] } });
  });

  it('should talk about changes that wait, in the order that its keeper gives them, each on one agenda only', async () => {
    // given
    const [{ number }, other] = [await meeting(), await meeting()];
    const [one, two] = [await waitingChange(), await waitingChange()];
    const waiting = async () => (await as('cora').get<WaitingForCab[]>('/cab-meetings/waiting')).body.map(({ change }) => change);
    expect(await waiting()).toEqual(expect.arrayContaining([one.number, two.number]));
    // when
    await add(number, one.number);
    await add(number, two.number);
    // then
    expect(await waiting()).not.toEqual(expect.arrayContaining([one.number]));
    expect(await add(other.number, one.number)).toMatchObject({ status: 409, body: { detail: `${one.number} is already on the agenda of ${number}.` } });
    expect(await as('cora').put(`/cab-meetings/${number}/agenda`, { changes: [two.number] })).toMatchObject({ status: 409 });
    const ordered = await as('cora').put<CabMeetingView>(`/cab-meetings/${number}/agenda`, { changes: [two.number, one.number] });
    expect(ordered.body.agenda.map(({ change }) => change)).toEqual([two.number, one.number]);
    expect(await one.actions()).toContain('change.on-agenda');
    // when
    await as('cora').post(`/cab-meetings/${number}/agenda/${two.number}/postponement`, { reason: 'The owner is away' });
    await as('cora').delete(`/cab-meetings/${number}/agenda/${one.number}`);
    // then
    expect((await read(number)).agenda).toMatchObject([{ change: two.number, state: 'postponed' }]);
    expect(await add(other.number, two.number)).toMatchObject({ status: 200, body: { agenda: [{ change: two.number, state: 'open' }] } });
  });

  it('should take the decisions of its members, each their own, and move the change with them', async () => {
    // given
    const { number } = await meeting();
    const change = await waitingChange();
    await add(number, change.number);
    expect(await decide('abel', number, change.number, { decision: 'approve' })).toMatchObject({ status: 409 });
    expect(await as('cora').post(`/cab-meetings/${number}/opening`)).toMatchObject({ status: 409, body: { errors: [{ field: 'early' }], detail: expect.stringContaining('is planned for') } });
    expect(await hold(number)).toMatchObject({ status: 200, body: { state: 'held' } });
    // when
    expect(await decide('ines', number, change.number, { decision: 'approve' })).toMatchObject({ status: 403 });
    expect(await decide('abel', number, change.number, { decision: 'reject' })).toMatchObject({ status: 400, body: { errors: [{ field: 'comment' }] } });
    const decided = await decide('abel', number, change.number, { decision: 'approve', comment: 'All agree' });
    // then
    expect(decided).toMatchObject({ status: 200, body: { agenda: [{ change: change.number, decisions: [{ by: { username: 'abel' }, decision: 'approve', comment: 'All agree', void: false }] }] } });
    expect(await change.reaches('scheduled')).toMatchObject({ approvals: [{ stage: 'cab', by: { username: 'abel' } }] });
    // when
    const { version } = await read(number);
    const minuted = await as('cora').post(`/cab-meetings/${number}/minutes`, { minutes: 'One change, approved.' }, ifMatch(version));
    expect(minuted).toMatchObject({ status: 200, body: { state: 'minuted', minutes: 'One change, approved.', allowedActions: [] } });
    expect(await decide('abel', number, change.number, { decision: 'approve' })).toMatchObject({ status: 409 });
  });

  it('should take the decision of a member though a colleague has claimed the task', async () => {
    // given Carl, no member of this meeting, is of the board as well and has claimed the task
    const { number } = await meeting();
    const change = await waitingChange();
    await add(number, change.number);
    await hold(number);
    await planning.world.database.query(`update tollgate.person set roles = roles || '{cab-member}'::text[] where username = 'carl'`);
    const { userTaskKey } = await change.taskOf('carl', 'CabDecision');
    expect((await as('carl').post(`/tasks/${userTaskKey}/claim`, {})).status).toBe(200);
    expect(await as('abel').post(`/tasks/${userTaskKey}/completion`, { variables: { decision: 'approve' } })).toMatchObject({ status: 409, body: { code: 'not-assigned-to-you' } });
    // when
    expect(await decide('abel', number, change.number, { decision: 'approve' })).toMatchObject({ status: 200, body: { agenda: [{ undecided: false, decisions: [{ by: { username: 'abel' } }] }] } });
    // then
    expect(await change.reaches('scheduled')).toMatchObject({ approvals: [{ stage: 'cab', by: { username: 'abel' } }] });
    await planning.world.database.query(`update tollgate.person set roles = '{change-manager,requester}'::text[] where username = 'carl'`);
  });

  it('should not end while a change is undecided, unless it is left to another meeting with a reason', async () => {
    // given
    const { number } = await meeting();
    const [decided, left] = [await waitingChange(), await waitingChange()];
    await add(number, decided.number);
    await add(number, left.number);
    await hold(number);
    await decide('abel', number, decided.number, { decision: 'approve' });
    const { version, agenda } = await read(number);
    expect(agenda.map(({ undecided }) => undecided)).toEqual([false, true]);
    const minute = (deferred: object[]) => as('cora').post<Problem>(`/cab-meetings/${number}/minutes`, { minutes: 'Half done.', deferred }, ifMatch(version));
    // then
    expect(await minute([])).toMatchObject({ status: 409, body: { detail: expect.stringContaining(`${left.number}: not decided`), errors: [{ field: 'deferred' }] } });
    expect(await minute([{ change: left.number, reason: ' ' }])).toMatchObject({ status: 400 });
    expect(await minute([{ change: decided.number, reason: 'Later' }, { change: left.number, reason: 'Later' }])).toMatchObject({ status: 409 });
    expect(await minute([{ change: left.number, reason: 'The vendor has not answered' }])).toMatchObject({ status: 200, body: { state: 'minuted' } });
    expect((await read(number)).agenda).toMatchObject([{ change: decided.number, state: 'open' }, { change: left.number, state: 'postponed', undecided: false }]);
    const { items } = (await as('rita').get<Page<TimelineEntry>>(`/records/${left.number}/timeline?limit=20`)).body;
    expect(items.find(({ action }) => action === 'change.postponed')).toMatchObject({ by: { username: 'cora' }, reason: 'The vendor has not answered' });
  });

  it('should be cancelled with a reason while it is planned, and let its changes go', async () => {
    const [{ number }, change] = [await meeting(), await waitingChange()];
    await add(number, change.number);
    await as('cora').post(`/cab-meetings/${number}/cancellation`, { reason: 'Nobody can come' });
    expect(await read(number)).toMatchObject({ state: 'cancelled', allowedActions: [] });
    expect(await add((await meeting()).number, change.number)).toMatchObject({ status: 200 });
  });

  it('should stand in a list by time, page by page', async () => {
    const first = await as('rita').get<Page<CabMeetingListItem>>('/cab-meetings?sort=start&limit=2');
    expect(first.body.items).toHaveLength(2);
    const rest = await as('rita').get<Page<CabMeetingListItem>>(`/cab-meetings?sort=start&limit=200&cursor=${first.body.nextCursor}`);
    expect(rest.body.items).toHaveLength(first.body.total - 2);
    const cancelled = await as('rita').get<Page<CabMeetingListItem>>('/cab-meetings?state=cancelled');
    expect(cancelled.body.items.map(({ state }) => state)).toEqual(['cancelled']);
  });
});
