import type { InstanceListItem, Page } from '#core/contracts';
import { keepScreenshot } from './support/browser.js';
import { authorize, LOW_RISK, moveStart } from './support/change-walks.js';
import { inMinutes, type Person } from './support/person.js';
import { stage } from './support/stage.js';

describe('Operations', () => {
  const set = stage();

  it('should find an instance by its record number and see its diagram with tokens', async () => {
    // given
    const [rita, omar] = await Promise.all([set.people.as('rita'), set.people.as('omar')]);
    const number = await rita.requestChange(LOW_RISK);
    await rita.seesStep(number, 'Authorize');
    // when
    await omar.goTo('/operations/instances');
    await omar.page.getByPlaceholder('Search by record number').fill(number);
    await omar.page.getByRole('row').filter({ hasText: number }).getByRole('link').first().click();
    // then
    await omar.page.getByRole('button', { name: /^Authorize change.*Active now/ }).waitFor();
    await keepScreenshot(omar.page, 'operations-instance');
  }, 120_000);

  it('should correct a variable with a reason', async () => {
    // given
    const [rita, omar] = await Promise.all([set.people.as('rita'), set.people.as('omar')]);
    const number = await rita.requestChange({ ...LOW_RISK, title: 'With a wrong title' });
    await rita.seesStep(number, 'Authorize');
    // when
    await omar.goTo(`/operations/instances/${await instanceOf(number)}?tab=variables`);
    await correct(omar, 'title', '"With the right title"', 'The form took the wrong one.');
    // then
    await omar.page.getByText('With the right title').first().waitFor();
  }, 120_000);

  it('should repair a failed job: see the incident, correct the variable it stumbled over, and retry', async () => {
    // given
    const [rita, omar] = await Promise.all([set.people.as('rita'), set.people.as('omar')]);
    const number = await rita.requestChange({ ...LOW_RISK, title: 'With a damaged number', start: inMinutes(1440), end: inMinutes(1560) });
    await authorize(set.people, number);
    await rita.seesStep(number, 'Scheduled');
    const instance = await instanceOf(number);
    await omar.goTo(`/operations/instances/${instance}?tab=variables`);
    await correct(omar, 'recordNumber', '42', 'Somebody mistyped.');
    await moveStart(rita, inMinutes(-2));
    // when
    await omar.page.getByRole('link', { name: /^Incidents/ }).click();
    await omar.page.getByText('The variables of the job are not valid', { exact: false }).first().waitFor();
    await keepScreenshot(omar.page, 'operations-incident');
    await omar.goTo(`/operations/instances/${instance}?tab=variables`);
    await correct(omar, 'recordNumber', `"${number}"`, 'The number of the record.');
    await omar.page.getByRole('link', { name: /^Incidents/ }).click();
    await omar.page.getByRole('button', { name: 'Retry' }).click();
    await omar.page.getByRole('dialog').getByLabel('Reason').fill('The number is right again.');
    await omar.page.getByRole('button', { name: 'Retry the step' }).click();
    await rita.seesStep(number, 'Authorize');
    await authorize(set.people, number);
    // then
    await rita.seesStep(number, 'Implement');
  }, 180_000);

  it('should cancel an instance with a reason, and the record says so', async () => {
    // given
    const [rita, omar] = await Promise.all([set.people.as('rita'), set.people.as('omar')]);
    const number = await rita.requestChange({ ...LOW_RISK, title: 'Started by mistake' });
    await rita.seesStep(number, 'Authorize');
    // when
    await omar.goTo(`/operations/instances/${await instanceOf(number)}`);
    await omar.page.getByRole('button', { name: 'Cancel instance' }).click();
    const dialog = omar.page.getByRole('dialog');
    await dialog.getByLabel('Reason').fill('Started twice.');
    await keepScreenshot(omar.page, 'operations-cancel');
    await dialog.getByRole('button', { name: 'Cancel the instance' }).click();
    // then
    await rita.seesStep(number, 'Cancelled');
    await rita.goTo(`/changes/${number}/timeline`);
    await rita.page.getByText('Reason: Started twice.').first().waitFor();
  }, 120_000);

  /** The engine's searches may lag behind. */
  async function instanceOf(number: string): Promise<string> {
    const omar = await set.people.as('omar');
    await omar.goTo(`/operations/instances?record=${number}`);
    const row = omar.page.getByRole('row').filter({ hasText: number });
    await row.waitFor();
    const { items } = await omar.get<Page<InstanceListItem>>(`/operations/instances?record=${number}`);
    return items[0]!.processInstanceKey;
  }
});

async function correct(person: Person, variable: string, value: string, reason: string): Promise<void> {
  await person.page.getByRole('button', { name: `Change ${variable}`, exact: true }).click();
  const dialog = person.page.getByRole('dialog');
  await dialog.getByLabel('New value (JSON)').fill(value);
  await dialog.getByLabel('Reason').fill(reason);
  await dialog.getByRole('button', { name: 'Change the variable' }).click();
  await dialog.waitFor({ state: 'detached' });
}
