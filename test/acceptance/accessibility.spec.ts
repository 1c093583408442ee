import type { Browser, Page } from 'playwright-core';
import type { AcceptanceView, EarlyLifeView, ImprovementView, Page as PageOf, ProjectView, RecordProcess, ReleaseView, RiskView, TaskListItem } from '#core/contracts';
import { axeFindings } from './support/axe.js';
import { coveredPoints } from './support/covered-points.js';
import { keepScreenshot, launchBrowser } from './support/browser.js';
import { LOW_RISK } from './support/change-walks.js';
import { Organisation } from './support/organisation.js';
import { inMinutes, Person } from './support/person.js';
import { Product } from './support/product.js';
import { MARKED_SCREENS, openScreen, pageFor, SCREENS, type Shown } from './support/screens.js';

const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 360, height: 740 };

describe('Every screen', () => {
  let product: Product;
  let browser: Browser;
  let people: Organisation;
  let nobody: Page;
  let shown: Shown;

  beforeAll(async () => {
    browser = await launchBrowser();
    product = await Product.start();
    people = await Organisation.found(browser, product);
    nobody = (await Person.arrive(browser, product.address, 'nobody')).page;
    shown = await something(people);
  }, 600_000);

  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  }, 60_000);

  it('should give axe nothing to find in light and dark, and fit a telephone without scrolling sideways', async () => {
    const findings: string[] = [];
    for (const screen of SCREENS) {
      const page = await pageFor(screen.who, people, nobody);
      await page.emulateMedia({ colorScheme: 'light' });
      await page.setViewportSize(WIDE);
      await openScreen(page, product.address, screen, shown);
      for (const look of [light, dark, narrow]) findings.push(...(await look(page, screen.name.replaceAll(/\W+/g, '-'))).map((line) => `${screen.name}: ${line}`));
    }
    expect(findings).toEqual([]);
  }, 900_000);

  it('should be reached by keyboard through the menus of the header', async () => {
    // given
    const { page } = await people.as('max');
    await page.setViewportSize(WIDE);
    await page.goto(product.address);
    const navigation = page.getByRole('navigation', { name: 'Main navigation' });
    // when
    await navigation.getByRole('link', { name: 'Deliver' }).press('Enter');
    const findings = await axeFindings(page);
    await navigation.getByRole('link', { name: 'CAB meetings' }).press('Enter');
    // then
    await page.getByRole('heading', { name: 'CAB meetings', level: 1 }).waitFor();
    expect(findings).toEqual([]);
  });

  it('should be reached with a thumb through the menu of a telephone, its last entry too', async () => {
    // given
    const { page } = await people.as('max');
    await page.setViewportSize(NARROW);
    await page.goto(product.address);
    // when
    await page.getByRole('button', { name: 'Open menu' }).click();
    const findings = await axeFindings(page);
    await page.getByRole('navigation', { name: 'Menu', exact: true }).getByRole('link', { name: 'Modeller' }).click();
    // then
    await page.getByRole('heading', { name: 'Modeller', level: 1 }).waitFor();
    expect(findings).toEqual([]);
  });

  it.each(Object.entries(MARKED_SCREENS))('should show the mark of bpmn.io fully and uncovered: %s', async (name, mark) => {
    // given
    const screen = SCREENS.find((one) => one.name === name)!;
    const page = await pageFor(screen.who, people, nobody);
    await page.setViewportSize(WIDE);
    // when
    await openScreen(page, product.address, screen, shown);
    const logo = page.locator(mark).first();
    await logo.scrollIntoViewIfNeeded();
    // then
    await expect(coveredPoints(page, mark)).resolves.toEqual([]);
  }, 60_000);
});

async function light(page: Page, name: string): Promise<string[]> {
  await keepScreenshot(page, `${name}-light`);
  return axeFindings(page);
}

/** The screen follows when the system turns dark. */
async function dark(page: Page, name: string): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.locator('html[data-theme="dark"]').waitFor({ state: 'attached' });
  await keepScreenshot(page, `${name}-dark`);
  return (await axeFindings(page)).map((line) => `in dark, ${line}`);
}

async function narrow(page: Page, name: string): Promise<string[]> {
  await page.setViewportSize(NARROW);
  await keepScreenshot(page, `${name}-narrow`);
  const beyond = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
  return beyond > 0 ? [`${beyond} pixels too wide`] : [];
}

/** One of everything that has a list: what the services promise and run on, what it is all for, who is away, and when people work. */
async function catalogue(max: Person): Promise<void> {
  const owner = 'max';
  await max.post('/items', { name: 'Payment host', kind: 'server', owner });
  await max.post('/items', { name: 'Payment gateway', kind: 'application', owner, services: ['SVC-1'], dependsOn: ['CI-1'] });
  await max.post('/service-levels', { name: 'Availability', service: 'SVC-1', indicator: 'Per month, in support hours', unit: '%', direction: 'increase', target: 99.5, owner });
  await max.post('/goals', { name: 'Customers pay without waiting', indicator: 'Payments given up', owner });
  await max.post('/objectives', { name: 'Half as many', goal: 'GOAL-1', indicator: 'Share of payments given up', unit: '%', direction: 'decrease', baseline: 8, target: 4, due: '2030-12-31', owner });
  for (const [month, value] of [['01', 8], ['02', 7.5], ['03', 5]] as const) await max.post('/objectives/OBJ-1/measurements', { at: `2026-${month}-01T00:00:00Z`, value });
  const hours = [{ weekday: 1, from: '09:00', to: '17:00' }];
  await max.post('/working-calendars', { name: 'Head office', timeZone: 'Europe/Berlin', hours, holidays: [{ day: '2026-12-25', name: 'Christmas Day' }], appliesTo: ['organisation', 'service:SVC-1'] });
  await max.post('/absences', { start: inMinutes(1440).toISOString(), end: inMinutes(2880).toISOString(), delegate: 'rita' });
}

/** A change that waits for its authorization, with its task and its instance. */
async function something(people: Organisation): Promise<Shown> {
  const [rita, max] = await Promise.all([people.as('rita'), people.as('max')]);
  const change = await rita.requestChange({ ...LOW_RISK, start: inMinutes(1440), end: inMinutes(1560) });
  await rita.seesStep(change, 'Authorize');
  await max.openTask('Authorize change', change);
  await catalogue(max);
  const { items } = await max.get<PageOf<TaskListItem>>(`/tasks?record=${change}`);
  const { processInstanceKey } = await rita.get<RecordProcess>(`/records/${change}/process`);
  const { number: risk } = await rita.post<RiskView>('/risks', { title: 'The certificate ends first', description: 'Cards are refused then.', probability: 4, impact: 5, category: 'service', owner: 'max', record: change });
  const { number: improvement } = await rita.post<ImprovementView>('/improvements', { title: 'Renew certificates by themselves' });
  const template = await rita.post<{ number: string }>('/change-templates', { title: 'Renew a certificate', services: ['SVC-1'], questions: [{ text: 'Is the old one still valid?', answer: 'yes' }] });
  const board = { chair: 'max', members: ['cora'] };
  const meeting = await max.post<{ number: string }>('/cab-meetings', { title: 'CAB of the week', start: inMinutes(600).toISOString(), end: inMinutes(660).toISOString(), place: 'Room 4', ...board });
  const team = [{ role: 'sponsor', person: 'petra' }, { role: 'service-owner', person: 'rita' }];
  const project = await max.post<ProjectView>('/projects', { name: 'Cards that never end', class: 'hybrid', goal: 'GOAL-1', services: ['SVC-1'], manager: 'max', businessCase: 'Fewer refusals', startsOn: '2027-01-04', team });
  const steps = [{ title: 'Roll out', owner: 'max' }];
  const release = await max.post<ReleaseView>('/releases', { title: 'Cards 2', type: 'minor', services: ['SVC-1'], changes: [change], steps });
  await max.post(`/releases/${release.number}/submission`, {}, { 'if-match': `"${release.version}"` });
  const { number: acceptance } = await max.post<AcceptanceView>('/acceptances', { title: 'Operations take over the cards', service: 'SVC-1' });
  const { number: support } = await max.post<EarlyLifeView>('/early-life-supports', { title: 'Cards that never end', services: ['SVC-2'] });
  const shown = { acceptance, support, release: release.number, project: project.number, gate: project.stages[0]!.gate.number };
  return { change, task: items[0]!.userTaskKey, instance: processInstanceKey, risk, improvement, template: template.number, meeting: meeting.number, ...shown };
}
