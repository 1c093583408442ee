import { jest } from '@jest/globals';
import type { ChangeView, Page, Problem, TemplateContent, TemplateListItem, TemplateState, TemplateUse, TemplateView, TimelineEntry } from '#core/contracts';
import type { Answer } from './support/api-client.js';
import { ifMatch } from './support/api-client.js';
import { ChangeWalk } from './support/change-walk.js';
import { onMonday, PlanningWorld } from './support/planning-world.js';
import { until } from '#test/until';
import type { PersonName } from './support/world.js';

jest.setTimeout(180_000);

const CONTENT: Partial<TemplateContent> = {
  title: 'Renew a certificate',
  description: 'The certificate of one gateway is renewed.',
  justification: 'Certificates end.',
  implementationPlan: 'Install the new one and reload.',
  backoutPlan: 'Install the old one and reload.',
  testPlan: 'Charge one cent.',
  services: ['SVC-1'],
  maxMinutes: 60,
  questions: [{ text: 'Is the old certificate still valid?', answer: 'yes' }],
  budgetUses: 2,
  budgetFailures: 0,
};

describe('A standard-change template', () => {
  let planning: PlanningWorld;

  beforeAll(async () => {
    planning = await PlanningWorld.open();
  });
  afterAll(() => planning?.close());

  const as = (person: PersonName) => planning.world.as(person);
  const read = async (number: string) => (await as('rita').get<TemplateView>(`/change-templates/${number}`)).body;
  const reaches = (number: string, state: TemplateState) =>
    until(`${number} becomes ${state}`, async () => {
      const template = await read(number);
      return template.state === state && template;
    });
  const decide = async (person: PersonName, number: string, elementId: string, variables: object) => {
    const task = await until(`${person} finds ${elementId} of ${number}`, async () => {
      const { body } = await as(person).get<Page<{ userTaskKey: string; elementId: string }>>(`/tasks?record=${number}`);
      return body.items.find((one) => one.elementId === elementId);
    });
    return as(person).post<Problem>(`/tasks/${task.userTaskKey}/completion`, { variables });
  };
  const draft = async (content: Partial<TemplateContent> = {}) => (await as('carl').post<TemplateView>('/change-templates', { ...CONTENT, ...content })).body;
  const propose = ({ number, version }: TemplateView) => as('carl').post<TemplateView & Problem>(`/change-templates/${number}/proposal`, {}, ifMatch(version));
  const approved = async (content: Partial<TemplateContent> = {}) => {
    const template = await draft(content);
    await propose(template);
    expect(await decide('cora', template.number, 'DecideOnTemplate', { decision: 'approve' })).toMatchObject({ status: 200 });
    return reaches(template.number, 'approved');
  };
  const use = (number: string, content: Partial<TemplateUse> = {}): Promise<Answer<ChangeView & Problem>> =>
    as('rita').post(`/change-templates/${number}/changes`, { services: ['SVC-1'], items: [], plannedStart: onMonday(1), plannedEnd: onMonday(2), answers: ['yes'], ...content });

  it('should come into use by the decision of somebody who did not propose it, and make changes that say what it says', async () => {
    // given
    const template = await draft();
    expect(template).toMatchObject({ state: 'draft', proposer: { username: 'carl' }, allowedActions: ['edit', 'propose', 'delete-draft'] });
    await propose(template);
    await reaches(template.number, 'proposed');
    // when
    expect(await decide('carl', template.number, 'DecideOnTemplate', { decision: 'approve' })).toMatchObject({ status: 403, body: { code: 'separation-of-duties' } });
    expect(await use(template.number)).toMatchObject({ status: 409, body: { detail: `${template.number} is proposed: only an approved template may be used.` } });
    await decide('cora', template.number, 'DecideOnTemplate', { decision: 'approve', comment: 'Small enough' });
    // then
    expect(await reaches(template.number, 'approved')).toMatchObject({ approvals: [{ decision: 'approved', by: { username: 'cora' }, comment: 'Small enough', void: false }], editable: false });
    const change = await use(template.number);
    expect(change).toMatchObject({ status: 201, body: { type: 'standard', template: template.number, implementationPlan: CONTENT.implementationPlan, state: 'new', requester: { username: 'rita' } } });
  });

  it('should refuse a use outside its conditions with the condition, also when the draft was changed afterwards', async () => {
    // given
    const { number } = await approved();
    const [other, item] = [await planning.service('Claims'), await planning.item('Claims host')];
    // then
    for (const [content, field, sentence] of [
      [{ services: [other] }, 'services', `${number} is not permitted on ${other}, only on SVC-1.`],
      [{ items: [item] }, 'items', `${number} is not permitted on ${item}, only on what SVC-1 runs on.`],
      [{ plannedEnd: onMonday(3) }, 'plannedEnd', `${number} is permitted for windows of 60 minutes at most; this one has 120.`],
      [{ answers: ['no'] }, 'answers.0', `${number} is permitted only where "Is the old certificate still valid?" is answered with yes. Request a normal change instead.`],
      [{ answers: [] }, 'answers', `${number} asks 1 questions; answer each.`],
    ] as const) {
      expect(await use(number, content as Partial<TemplateUse>)).toMatchObject({ status: 400, body: { code: 'validation-failed', detail: sentence, errors: [{ field }] } });
    }
    for (const [field, value, sentence] of [
      ['implementationPlan', 'Something else', `The plans of ${number} were approved as they are`],
      ['impact', 'high', `${number} is for small, routine changes of low impact whose backout is tested`],
      ['size', 'large', `${number} is for small, routine changes`],
      ['backoutTested', false, `${number} is for small, routine changes`],
    ] as const) {
      // when
      const { body: change } = await use(number);
      const edited = await as('rita').patch<ChangeView>(`/changes/${change.number}`, { [field]: value }, change.version);
      const submitted = await as('rita').post<Problem>(`/changes/${change.number}/submission`, {}, ifMatch(edited.body.version));
      // then
      expect(submitted).toMatchObject({ status: 400, body: { detail: expect.stringContaining(sentence), errors: [{ field }] } });
    }
  });

  it('should give one window on one item to exactly one of several changes that are made from it and submitted at once', async () => {
    // given
    const [{ number }, item] = [await approved(), await planning.item('Gateway', { services: ['SVC-1'] })];
    const made = await Promise.all(Array.from({ length: 4 }, () => use(number, { items: [item] })));
    // when
    const submitted = await Promise.all(made.map(({ body }) => as('rita').post<Problem>(`/changes/${body.number}/submission`, {}, ifMatch(body.version))));
    // then
    expect(submitted.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
    const winner = made[submitted.findIndex(({ status }) => status === 200)]!.body.number;
    expect(submitted.find(({ status }) => status === 409)?.body.detail).toContain(`${winner} "Renew a certificate" is scheduled on the same item`);
    await until('the winner is scheduled', async () => (await as('rita').get<ChangeView>(`/changes/${winner}`)).body.state === 'scheduled');
  });

  it('should not take a standard change without a template', async () => {
    const change = await ChangeWalk.draft(planning.world, { type: 'standard' });
    const submitted = await as('rita').post<Problem>(`/changes/${change.number}/submission`, {}, ifMatch(1));
    expect(submitted).toMatchObject({ status: 400, body: { errors: [{ field: 'template' }] } });
  });

  it('should come back to its proposer when something is missing or it is rejected, and end when it is given up', async () => {
    // given
    const template = await draft({ backoutPlan: '' });
    await propose(template);
    // when
    await until('the proposer may edit it', async () => (await as('carl').get<TemplateView>(`/change-templates/${template.number}`)).body.editable);
    const { version, problems } = await read(template.number);
    expect(problems).toEqual(['Write the backout plan.']);
    await as('carl').patch(`/change-templates/${template.number}`, { backoutPlan: 'Install the old one.' }, version);
    await decide('carl', template.number, 'ReviseTemplate', { decision: 'resubmit' });
    expect(await decide('cora', template.number, 'DecideOnTemplate', { decision: 'reject' })).toMatchObject({ status: 400, body: { errors: [{ field: 'comment' }] } });
    await decide('cora', template.number, 'DecideOnTemplate', { decision: 'reject', comment: 'Too wide' });
    await decide('carl', template.number, 'ReviseTemplate', { decision: 'cancel' });
    // then
    expect(await reaches(template.number, 'retired')).toMatchObject({ allowedActions: [], approvals: [{ decision: 'rejected' }] });
  });

  it('should go out of use in the moment its success budget is exceeded, be looked at again, and count anew when it is renewed', async () => {
    // given
    const { number } = await approved();
    const { body: change } = await use(number);
    // when
    await planning.world.database.query(`update tollgate.change set submitted_at = now(), state = 'review', outcome = 'unsuccessful' where number = $1`, [change.number]);
    await planning.closed(change.number);
    // then
    expect(await read(number)).toMatchObject({ suspendedReason: `${change.number} failed: 1 of its last 2 uses failed; its success budget permits 0.`, success: { uses: 1, failed: 1, budgetExceeded: true } });
    expect(await use(number)).toMatchObject({ status: 409 });
    await reaches(number, 'demoted');
    await decide('cora', number, 'ReviewTemplate', { decision: 'renew', comment: 'The script was mended' });
    expect(await reaches(number, 'approved')).toMatchObject({ suspendedReason: null, success: { uses: 0, failed: 0 } });
    const { body: timeline } = await as('rita').get<Page<TimelineEntry>>(`/records/${number}/timeline?limit=100`);
    expect(timeline.items.map(({ action }) => action.replace('standard-change-template.', '')).reverse()).toEqual([
      'created', 'proposed', 'found-complete', 'approved', 'put-into-use', 'suspended', 'demoted', 'renewed', 'put-into-use',
    ]);
  });

  it('should be demoted and retired by hand by a change manager, with the reason', async () => {
    // given
    const { number } = await approved();
    expect(await as('rita').post(`/change-templates/${number}/demotion`, { reason: 'No' })).toMatchObject({ status: 403 });
    // when
    await as('cora').post(`/change-templates/${number}/demotion`, { reason: 'The gateway is replaced.' });
    await reaches(number, 'demoted');
    await as('cora').post(`/change-templates/${number}/retirement`, { reason: 'The gateway is gone.' });
    // then
    await reaches(number, 'retired');
    expect(await use(number)).toMatchObject({ status: 409, body: { detail: `${number} is retired: only an approved template may be used.` } });
  });

  it('should stand in a list that is filtered, sorted, paged and given as CSV', async () => {
    // given
    await draft({ title: 'AAA first of all' });
    // then
    const { body: page } = await as('rita').get<Page<TemplateListItem>>('/change-templates?sort=title&limit=1');
    expect(page.items).toMatchObject([{ title: 'AAA first of all', state: 'draft', success: { uses: 0 } }]);
    const { body: next } = await as('rita').get<Page<TemplateListItem>>(`/change-templates?sort=title&limit=200&cursor=${page.nextCursor}`);
    expect(next.items).toHaveLength(page.total - 1);
    const { body: retired } = await as('rita').get<Page<TemplateListItem>>('/change-templates?state=retired&service=SVC-1');
    expect(retired.items.every(({ state }) => state === 'retired')).toBe(true);
    expect(await as('rita').get('/change-templates?sort=updatedAt&cursor=WzEsMl0')).toMatchObject({ status: 400 });
  });
});
