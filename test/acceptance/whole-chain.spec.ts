import type { AcceptanceView, ChangeView, EarlyLifeView, ImprovementListItem, ImprovementView, Page, ReleaseNotesView, ReleaseView, RiskView } from '#core/contracts';
import { until } from '#test/until';
import { keepEverywhere } from './support/browser.js';
import { anObjective, aProject, complete, completeAll, everybodyVotes, gateReaches, judge, toTheVote } from './support/project-walks.js';
import { aRelease, beginSupport, deploy, releaseReaches, supportReaches } from './support/release-walks.js';
import { stage } from './support/stage.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** The Monday after next: all that has to be ready by then can be. */
const MONDAY = (() => {
  const today = Math.floor(Date.now() / DAY_MS) * DAY_MS;
  return today + ((8 - new Date(today).getUTCDay()) % 7 || 7) * DAY_MS + 7 * DAY_MS;
})();
const at = (day: number, hour: number) => new Date(MONDAY + day * DAY_MS + hour * HOUR_MS);
const dayOf = (day: number) => at(day, 0).toISOString().slice(0, 10);

describe('From a goal to an improvement, as one thing', () => {
  const set = stage({ movableTime: true });
  let goal: string;
  let objective: string;

  beforeAll(async () => {
    ({ goal, objective } = await anObjective(set.people));
  });

  const aService = async (name: string) => (await (await set.people.as('max')).post<{ number: string }>('/services', { name, description: '', urgency: 'low', owner: 'omar' })).number;

  /** Scheduled in its window. */
  const aChange = async (service: string, title: string, [start, end]: [Date, Date]) => {
    const rita = await set.people.as('rita');
    const plans = { implementationPlan: 'Roll out.', backoutPlan: 'Roll back.', testPlan: 'Report a claim.', backoutTested: true };
    const content = { type: 'normal', title, description: 'A new form.', justification: 'Fewer calls.', services: [service], impact: 'low', size: 'small', novelty: 'routine', ...plans, plannedStart: start.toISOString(), plannedEnd: end.toISOString() };
    const { number, version } = await rita.post<ChangeView>('/changes', content);
    await rita.post(`/changes/${number}/submission`, {}, { 'if-match': `"${version}"` });
    await complete(set.people, 'max', number, 'AuthorizeChange', { decision: 'approve', comment: '' });
    await until(`${number} is scheduled`, async () => (await rita.get<ChangeView>(`/changes/${number}`)).state === 'scheduled');
    return number;
  };

  /** Its evidence is there, and Sam has signed for operations; what is asked at the end is left. */
  const accepted = async (service: string, release: string, project: string) => {
    const rosa = await set.people.as('rosa');
    const { number, version } = await rosa.post<AcceptanceView>('/acceptances', { title: 'Accept the portal', service, release, project, desk: 'omar' });
    await rosa.post(`/acceptances/${number}/submission`, {}, { 'if-match': `"${version}"` });
    await completeAll(set.people, 'rosa', number, 'CollectEvidence', { readiness: 'green', evidence: 'In the wiki.' }, 8);
    await complete(set.people, 'omar', number, 'CollectEvidence', { readiness: 'green', evidence: 'Briefed on Friday.' });
    await complete(set.people, 'sam', number, 'SignAcceptance', { decision: 'accept', comment: 'Seen.' });
    await until(`${number} is accepted`, async () => (await rosa.get<AcceptanceView>(`/acceptances/${number}`)).state === 'accepted');
    return number;
  };

  const travel = async (moment: Date) => {
    await set.product.goTo(moment);
    await set.people.signInAgain();
  };

  /** What the service desk measured for a day, closed in the evening. */
  const aDay = async (support: string, day: number, incidents: number) => {
    await travel(at(day, 15));
    await completeAll(set.people, 'omar', support, 'MeasureLevel', { value: incidents, note: '' }, 2);
    await travel(at(day, 18));
    const omar = await set.people.as('omar');
    await until(`${dayOf(day)} is closed`, async () => (await omar.get<EarlyLifeView>(`/early-life-supports/${support}`)).levels.every(({ days }) => days.some((one) => one.day === dayOf(day))));
  };

  it('should lead through gate, release, change, early-life support and acceptance to the next change', async () => {
    const { people } = set;
    const service = await aService('Claims portal');
    const [max, rosa, rita, omar] = await Promise.all([people.as('max'), people.as('rosa'), people.as('rita'), people.as('omar')]);
    // a project that serves the goal, with a risk, through its first gate
    const planned = await aProject(people, goal, 'Claims in a day', '2027-03-01', [service]);
    const { number: risk } = await max.post<RiskView>('/risks', { title: 'The form may be slow', description: '', probability: 2, impact: 2, category: 'service', owner: 'erik', record: planned.project });
    await complete(people, 'erik', risk, 'AcceptRisk', { decision: 'accept' });
    await toTheVote(people, planned);
    await judge(people, 'cora', planned.gate, 'business-case');
    await judge(people, 'rita', planned.gate, 'support-model');
    await everybodyVotes(people, planned.gate, 'go');
    await gateReaches(people, planned.gate, 'passed');
    // a change and the acceptance of the service, delivered by a release to which the risk goes
    const change = await aChange(service, 'A shorter form', [at(0, 10), at(0, 12)]);
    const release = await aRelease(people, { title: 'Portal 5', goal, services: [service], changes: [change], projects: [planned.project], plannedStart: at(0, 10).toISOString(), plannedEnd: at(0, 14).toISOString() });
    const acceptance = await accepted(service, release, planned.project);
    await max.post(`/risks/${risk}/carry`, { record: release, owner: 'rita', reason: 'It goes live with the portal' });
    expect((await rosa.get<{ ready: boolean }>(`/releases/${release}/readiness`)).ready).toBe(false);
    await complete(people, 'rita', risk, 'AcceptRisk', { decision: 'accept' });
    await rosa.goTo(`/releases/${release}/readiness`);
    await rosa.page.getByRole('heading', { level: 1 }).filter({ hasText: release }).waitFor();
    await keepEverywhere(rosa.page, 'release-readiness');
    await complete(people, 'sam', release, 'DecideGoNoGo', { decision: 'go', comment: 'Ready.' });
    await releaseReaches(people, release, 'scheduled');
    // it is deployed in its window
    await travel(at(0, 10.5));
    const support = await deploy(people, release, change);
    await beginSupport(people, support);
    await rosa.goTo(`/releases/${release}`);
    await rosa.page.locator('.tg-badge').getByText('Early-life support', { exact: true }).first().waitFor();
    await keepEverywhere(rosa.page, 'release-early-life');
    // a bad day and two good ones, then operations take it over with its risk
    await aDay(support, 0, 9);
    await aDay(support, 1, 1);
    await aDay(support, 2, 0);
    await rita.post(`/risks/${risk}/carry`, { record: service, owner: 'omar', reason: 'The portal is live' });
    await complete(people, 'omar', risk, 'AcceptRisk', { decision: 'accept' });
    const sam = await people.as('sam');
    await sam.post(`/early-life-supports/${support}/decision`, { reason: 'It runs' });
    await supportReaches(people, support, 'deciding');
    await completeAll(people, 'rosa', support, 'CollectExitEvidence', { readiness: 'green', evidence: 'Nothing is open.' }, 4);
    await complete(people, 'omar', support, 'CollectExitEvidence', { readiness: 'green', evidence: 'All are trained.' });
    await sam.openTask('Accept or roll back', support);
    await keepEverywhere(sam.page, 'task-accept-or-roll-back');
    await complete(people, 'sam', support, 'DecideSupport', { decision: 'accept', comment: 'Ours now.' });
    await releaseReaches(people, release, 'closed');
    expect(await rita.get<ReleaseNotesView>(`/releases/${release}/notes`)).toMatchObject({ frozenAt: expect.any(String) });
    expect((await rita.get<RiskView>(`/risks/${risk}`)).carries.map(({ to }) => to)).toEqual([planned.project, release, service]);
    // the bad day becomes an improvement, which asks for the next change
    const { number: improvement } = (await until('a lesson is on record', async () => (await rita.get<Page<ImprovementListItem>>(`/improvements?origin=${support}`)).items[0]))!;
    await complete(people, 'sam', improvement, 'LinkObjective', { decision: 'link', objective });
    await complete(people, 'rosa', improvement, 'AssessImprovement', { indicator: 'Incidents', unit: 'a day', baseline: 9, target: 2, benefit: 'high', effort: 'small' });
    await complete(people, 'petra', improvement, 'ApproveImprovement', { decision: 'approve' });
    await complete(people, 'rosa', improvement, 'PlanImprovement', { plan: 'Warm up the cache', actionKind: 'change', measureAfterDays: 30 });
    const next = await until('the next change is drafted', async () => (await rita.get<ImprovementView>(`/improvements/${improvement}`)).action);
    // one click leads from each record to the next
    const path: [string, string][] = [[planned.project, `/goals/${goal}`], [planned.gate, ''], [planned.project, ''], [release, ''], [change, ''], [release, ''], [acceptance, `/services/${service}`], [support, `/releases/${release}`], [improvement, `/early-life-supports/${support}/decisions`], [next!, '']];
    for (const [number, from] of path) {
      if (from !== '') await omar.goTo(from);
      await omar.page.locator('main').getByRole('link', { name: new RegExp(`\\b${number}\\b`) }).first().click();
      await omar.page.getByRole('heading', { level: 1 }).filter({ hasText: number }).waitFor();
    }
    expect([...max.complaints, ...rosa.complaints, ...rita.complaints, ...omar.complaints, ...sam.complaints]).toEqual([]);
  }, 420_000);

  it('should roll a release back out of its early-life support, and learn from it', async () => {
    const { people } = set;
    const service = await aService('Partner desk');
    const rosa = await people.as('rosa');
    const change = await aChange(service, 'A new partner form', [at(7, 10), at(7, 12)]);
    const release = await aRelease(people, { title: 'Desk 2', services: [service], changes: [change], plannedStart: at(7, 10).toISOString(), plannedEnd: at(7, 14).toISOString() });
    await complete(people, 'sam', release, 'DecideGoNoGo', { decision: 'go', comment: 'Ready.' });
    await releaseReaches(people, release, 'scheduled');
    await travel(at(7, 10.5));
    const support = await deploy(people, release, change);
    await beginSupport(people, support);
    // when it goes wrong, and operations sign that it is rolled back
    await rosa.post(`/early-life-supports/${support}/decision`, { reason: 'Forms are lost' });
    await supportReaches(people, support, 'deciding');
    const sam = await people.as('sam');
    await completeAll(people, 'rosa', support, 'CollectExitEvidence', { readiness: 'red', evidence: 'Forms are lost.' }, 2);
    await sam.openTask('Accept or roll back', support);
    await sam.answer({ choose: { Decision: 'Roll back: the services go back to what they were' }, write: { Comment: 'No forms may be lost.' } });
    // then the release goes back, step by step, and is on record as such
    await rosa.openTask('Roll back release', release);
    await rosa.answer({ write: { 'What was done, and how the services are now': 'Version 1 runs again.' } });
    await releaseReaches(people, release, 'rolled-back');
    expect(await rosa.get<ReleaseView>(`/releases/${release}`)).toMatchObject({ rollbackCause: 'early-life' });
    await rosa.goTo(`/releases/${release}`);
    await rosa.page.locator('.tg-badge').getByText('Rolled back', { exact: true }).first().waitFor();
    await keepEverywhere(rosa.page, 'release-rolled-back');
    expect((await rosa.get<Page<ImprovementListItem>>(`/improvements?origin=${support}`)).items).toMatchObject([{ cause: 'rolled-back', owner: { username: 'rosa' } }]);
    expect([...rosa.complaints, ...sam.complaints]).toEqual([]);
  }, 300_000);
});
