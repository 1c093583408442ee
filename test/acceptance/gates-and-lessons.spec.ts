import type { ImprovementView, Page, ProjectView, RiskView } from '#core/contracts';
import { keepEverywhere } from './support/browser.js';
import { localInput, type Person } from './support/person.js';
import { anObjective, aProject, complete, everybodyVotes, gateReaches, judge, type Planned, toTheVote } from './support/project-walks.js';
import { stage } from './support/stage.js';

const DAY_MS = 24 * 3_600_000;
const BUSINESS_CASE = 'The business case still holds';
const SUPPORT = 'Who supports the service, and when, is agreed';

describe('Gates and what they teach', () => {
  const set = stage({ movableTime: true });
  let goal: string;
  let objective: string;

  beforeAll(async () => {
    ({ goal, objective } = await anObjective(set.people));
  });

  it('should let nobody judge what they own, pass over no risk without an owner, and show what was frozen beside what is live', async () => {
    // given
    const planned = await aProject(set.people, goal, 'Claims in a day', '2027-03-01');
    await toTheVote(set.people, planned);
    const [rita, cora] = await Promise.all([set.people.as('rita'), set.people.as('cora')]);
    // a gatekeeper who owns a criterion
    await rita.goTo(`/gates/${planned.gate}`);
    const own = rita.page.getByRole('row').filter({ hasText: BUSINESS_CASE });
    await own.getByText('You own it: another gatekeeper judges it.').waitFor();
    await keepEverywhere(rita.page, 'gate-own-criterion');
    expect(await rita.page.getByRole('button', { name: `Judge "${BUSINESS_CASE}"` }).count()).toBe(0);
    expect(await rita.tries(`/gates/${planned.gate}/criteria/business-case/judgement`, { met: true, note: '' })).toEqual({ status: 403, code: 'separation-of-duties' });
    await judges(cora, planned, BUSINESS_CASE);
    await judges(rita, planned, SUPPORT);
    await rita.page.getByText('Nothing stands in the way of a go').waitFor();
    // a risk that nobody has accepted
    const risk = await rita.post<RiskView>('/risks', { title: 'The vendor may leave', description: '', probability: 2, impact: 2, category: 'service', owner: 'erik', record: planned.project });
    await rita.page.getByText(`Nobody has accepted the risk ${risk.number} "The vendor may leave".`).first().waitFor();
    await keepEverywhere(rita.page, 'gate-risk-without-owner');
    await cora.openTask('Vote on the gate', planned.gate);
    await cora.page.locator('.fjs-container').getByText('Go', { exact: true }).click();
    await cora.page.getByRole('button', { name: 'Complete task' }).click();
    await cora.page.getByText('is not met.').first().waitFor();
    const erik = await set.people.as('erik');
    await erik.openTask('Accept risk', risk.number);
    await erik.answer({ choose: { 'Do you take this risk over?': 'Accept' } });
    await rita.page.getByText('Nothing stands in the way of a go').waitFor();
    await everybodyVotes(set.people, planned.gate, 'go');
    await rita.page.locator('.tg-badge').getByText('Passed', { exact: true }).first().waitFor();
    // evidence that changes after the decision
    await rita.page.getByRole('button', { name: `Bring evidence for "${BUSINESS_CASE}"` }).click();
    const dialog = rita.page.getByRole('dialog');
    await dialog.getByLabel('What shows it').fill('The market is gone.');
    await dialog.getByText('I hold it for met').click();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await own.getByText('Changed since the decision').waitFor();
    await own.getByText('The market is gone.').waitFor();
    await own.getByText('See the minutes.').waitFor();
    await keepEverywhere(rita.page, 'gate-frozen-beside-live');
    await rita.page.getByRole('link', { name: /^Dossiers/ }).click();
    await rita.page.getByText('One criterion has changed since the decision').waitFor();
    await rita.page.getByText('Unchanged since').waitFor();
    expect([...rita.complaints, ...cora.complaints, ...erik.complaints]).toEqual([]);
  }, 240_000);

  it('should move the stages behind one that slips over a holiday on working days, and ask before a gate falls into a freeze', async () => {
    // given a holiday on Monday, and a freeze from Wednesday on
    const max = await set.people.as('max');
    const hours = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '09:00', to: '17:00' }));
    await max.post('/working-calendars', { name: 'Head office', timeZone: 'UTC', hours, holidays: [{ day: '2027-03-15', name: 'Founding day' }], appliesTo: ['organisation'] });
    await max.post('/freezes', { name: 'Quarter end', kind: 'hard', start: '2027-03-17T00:00:00Z', end: '2027-03-20T00:00:00Z', services: ['SVC-1'], reason: 'Closing of accounts' });
    const { project } = await aProject(set.people, goal, 'Slips', '2027-03-01');
    expect(await datesOf(max, project)).toEqual(['2027-03-01 2027-03-12', '2027-03-16 2027-05-10', '2027-05-11 2027-05-24']);
    // when
    await max.goTo(`/projects/${project}`);
    await max.page.getByRole('button', { name: 'Change length of Discovery' }).click();
    const dialog = max.page.getByRole('dialog');
    await dialog.getByLabel('Working days').fill('12');
    await dialog.getByLabel('Reason').fill('The vendor is late.');
    await dialog.getByRole('button', { name: 'Change the length' }).click();
    await dialog.getByText(/would fall into the hard freeze "Quarter end"/).first().waitFor();
    await keepEverywhere(max.page, 'project-stage-into-freeze');
    await dialog.getByText('The gate may fall into a hard freeze').click();
    await dialog.getByRole('button', { name: 'Change the length' }).click();
    // then
    await max.page.getByText(/falls into the freeze FRZ-\d+ "Quarter end"/).waitFor();
    await max.page.getByRole('row').filter({ hasText: 'Increments' }).getByText('18 Mar 2027').waitFor();
    await keepEverywhere(max.page, 'project-slipped');
    expect(await datesOf(max, project)).toEqual(['2027-03-01 2027-03-17', '2027-03-18 2027-05-12', '2027-05-13 2027-05-26']);
    expect(max.complaints).toEqual([]);
  }, 120_000);

  it('should open a gate again when a condition lapses, and learn from it', async () => {
    // given
    const planned = await aProject(set.people, goal, 'Under conditions', '2027-03-01');
    await toTheVote(set.people, planned);
    await judge(set.people, 'cora', planned.gate, 'business-case');
    const cora = await set.people.as('cora');
    await cora.goTo(`/gates/${planned.gate}/conditions`);
    await cora.page.getByLabel('What has to be done').fill('Sign the support model.');
    await cora.page.getByLabel('In place of').selectOption({ label: SUPPORT });
    await cora.page.getByLabel('By whom').selectOption({ label: 'Ivan Petrov' });
    await cora.page.getByLabel('Until').fill(localInput(new Date(Date.now() + 5 * DAY_MS)));
    await cora.page.getByRole('button', { name: 'Propose', exact: true }).click();
    await cora.page.getByText('Proposed', { exact: true }).waitFor();
    await keepEverywhere(cora.page, 'gate-condition-proposed');
    await everybodyVotes(set.people, planned.gate, 'conditional-go');
    await gateReaches(set.people, planned.gate, 'conditional');
    // when nobody has met it in time
    await set.product.goForward(6);
    await set.people.signInAgain();
    // then
    await cora.goTo(`/gates/${planned.gate}/conditions`);
    await cora.page.getByText('Lapsed', { exact: true }).waitFor();
    await cora.page.locator('.tg-badge').getByText('Evidence', { exact: true }).first().waitFor();
    await cora.page.getByRole('region', { name: 'What was learned here' }).getByRole('link', { name: /^IMP-\d+ Learn from GATE-\d+/ }).waitFor();
    await keepEverywhere(cora.page, 'gate-condition-lapsed');
    await cora.page.getByRole('link', { name: /^IMP-\d+ Learn from GATE-\d+/ }).click();
    await cora.page.getByText('A lapsed condition').first().waitFor();
    await cora.page.getByText('Sign the support model.').first().waitFor();
    expect(cora.complaints).toEqual([]);
  }, 240_000);

  it('should measure an improvement after its time, and take it up again when it did not help', async () => {
    // given
    const rita = await set.people.as('rita');
    const { number } = await rita.post<ImprovementView>('/improvements', { title: 'Fewer calls about passwords', objective, owner: 'rita' });
    await complete(set.people, 'rita', number, 'AssessImprovement', { indicator: 'Calls', unit: 'a day', baseline: 40, target: 10, benefit: 'high', effort: 'small' });
    await complete(set.people, 'petra', number, 'ApproveImprovement', { decision: 'approve' });
    await complete(set.people, 'rita', number, 'PlanImprovement', { plan: 'A page for new passwords', actionKind: 'none', measureAfterDays: 30 });
    await complete(set.people, 'rita', number, 'TakeAction', { actionNote: 'The page is there.' });
    await rita.goTo(`/improvements/${number}`);
    await rita.page.locator('[aria-current="step"]').filter({ hasText: 'Measure' }).waitFor();
    expect((await rita.get<Page<{ elementId: string }>>(`/tasks?record=${number}`)).items).toEqual([]);
    // when
    await set.product.goForward(31);
    await set.people.signInAgain();
    await rita.openTask('Measure benefit', number);
    await rita.page.getByLabel('Where the figure stands now').waitFor();
    await keepEverywhere(rita.page, 'task-measure-benefit');
    await rita.answer({ write: { 'Where the figure stands now': '35', 'What have we learned?': 'Nobody finds the page.' } });
    // then
    await rita.goTo(`/improvements/${number}`);
    await rita.page.getByText('It has not helped yet').waitFor();
    await rita.page.locator('[aria-current="step"]').filter({ hasText: 'Assess' }).waitFor();
    await rita.page.getByText('Nobody finds the page.').first().waitFor();
    await keepEverywhere(rita.page, 'improvement-reopened');
    expect(await rita.get<ImprovementView>(`/improvements/${number}`)).toMatchObject({ state: 'assess', round: 2, baseline: 35, measured: 35 });
    expect(rita.complaints).toEqual([]);
  }, 240_000);
});

async function judges(person: Person, { gate }: Planned, criterion: string): Promise<void> {
  await person.goTo(`/gates/${gate}`);
  await person.page.getByRole('button', { name: `Judge "${criterion}"` }).click();
  await person.page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await person.page.getByRole('row').filter({ hasText: criterion }).getByText(/^Judged by/).waitFor();
}

/** First and last day of each stage. */
async function datesOf(person: Person, project: string): Promise<string[]> {
  return (await person.get<ProjectView>(`/projects/${project}`)).stages.map(({ starts, ends }) => `${starts} ${ends}`);
}
