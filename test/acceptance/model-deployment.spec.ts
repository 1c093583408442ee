import type { Page } from 'playwright-core';
import type { ModelView, RecordProcess } from '#core/contracts';
import { keepScreenshot } from './support/browser.js';
import { authorize, LOW_RISK } from './support/change-walks.js';
import { inMinutes, type Person } from './support/person.js';
import { stage } from './support/stage.js';

const NEXT_DAY = { ...LOW_RISK, start: inMinutes(1440), end: inMinutes(1560) };

describe('A process owner who changes the normal change', () => {
  const set = stage();

  it('should rename a task, see it deployed as a new version, and leave running changes on theirs', async () => {
    // given
    const [rita, petra] = await Promise.all([set.people.as('rita'), set.people.as('petra')]);
    const running = await rita.requestChange(NEXT_DAY);
    await rita.seesStep(running, 'Authorize');
    // when
    await openEditor(petra);
    await rename(petra.page, 'Authorize change', 'Authorize the change');
    await petra.page.getByRole('button', { name: 'Save draft' }).click();
    await petra.page.getByText('Saved', { exact: true }).waitFor();
    await petra.page.getByRole('button', { name: 'Deploy', exact: true }).click();
    const dialog = petra.page.getByRole('dialog');
    await dialog.getByText('One instance runs on version 1 and stays on it.').waitFor();
    await keepScreenshot(petra.page, 'modeller-deploy');
    await dialog.getByLabel('Note').fill('Call the task by its whole name.');
    await dialog.getByRole('button', { name: 'Deploy the new version' }).click();
    await petra.page.getByText('Version 2 is deployed.').first().waitFor();
    // then
    const later = await rita.requestChange({ ...NEXT_DAY, title: 'Asked under the new version' });
    const max = await set.people.as('max');
    await max.openTask('Authorize the change', later);
    await authorize(set.people, running);
    await rita.seesStep(running, 'Scheduled');
    await expect(versionOf(rita, running)).resolves.toBe(1);
    await expect(versionOf(rita, later)).resolves.toBe(2);
  }, 240_000);

  it('should see the problem while drawing, and be refused at the element', async () => {
    // given
    const petra = await set.people.as('petra');
    await openEditor(petra);
    const { content } = await petra.get<ModelView>('/models/change-normal');
    // when
    await setJobType(petra.page, 'Record risk', 'change.reckon-risk');
    // then
    const problem = petra.page.getByRole('list', { name: 'Problems of the model' }).getByRole('button', { name: /change\.reckon-risk/ });
    await problem.first().waitFor();
    await keepScreenshot(petra.page, 'modeller-problem');
    const broken = content.replace('type="change.record-risk"', 'type="change.reckon-risk"');
    const check = await petra.post<{ elementId: string; severity: string }[]>('/models/change-normal/check', { content: broken });
    expect(check).toContainEqual(expect.objectContaining({ elementId: 'RecordRisk', severity: 'error' }));
  }, 180_000);

  it('should be told clearly why a damaged or dangerous file is not taken', async () => {
    const petra = await set.people.as('petra');
    const damaged = await petra.tries('/models/change-normal/check', { content: '<bpmn:definitions' });
    const dangerous = await petra.tries('/models/change-normal/check', { content: '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' });
    expect(damaged.status).toBeLessThan(500);
    expect(dangerous.status).toBeLessThan(500);
    await expect(petra.get<ModelView>('/models/change-normal')).resolves.toMatchObject({ deployedVersion: 2 });
  }, 60_000);
});

async function openEditor(petra: Person): Promise<void> {
  await petra.goTo('/models/change-normal');
  await petra.page.locator('.tg-editor[data-state="ready"]').waitFor();
}

/** Finds the shape as a person does in a large diagram: Ctrl+F, its name, Enter. */
async function select(page: Page, name: string): Promise<void> {
  await page.locator('.djs-container > svg').click({ position: { x: 300, y: 20 } });
  await page.keyboard.press('Control+f');
  await page.locator('.djs-search-input input').pressSequentially(name);
  await page.locator('.djs-search-result').first().waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.bio-properties-panel-header-label').filter({ hasText: name }).waitFor();
}

async function rename(page: Page, from: string, to: string): Promise<void> {
  await select(page, from);
  await openGroup(page, 'General');
  await page.locator('#bio-properties-panel-name').fill(to);
  await page.getByText('Not saved').waitFor();
}

async function setJobType(page: Page, task: string, type: string): Promise<void> {
  await select(page, task);
  await openGroup(page, 'Task definition');
  await page.locator('#bio-properties-panel-taskDefinitionType').fill(type);
}

async function openGroup(page: Page, title: string): Promise<void> {
  const header = page.locator('.bio-properties-panel-group-header').filter({ hasText: title });
  await header.waitFor();
  const open = await header.evaluate((element) => element.classList.contains('open'));
  if (!open) await header.click();
}

async function versionOf(person: Person, record: string): Promise<number> {
  return (await person.get<RecordProcess>(`/records/${record}/process`)).processVersion;
}
