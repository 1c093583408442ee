import type { Browser } from 'playwright-core';
import type { InstanceListItem, Page } from '#core/contracts';
import { keepScreenshot, launchBrowser } from './support/browser.js';
import { LOW_RISK } from './support/change-walks.js';
import { Organisation } from './support/organisation.js';
import { Product } from './support/product.js';

describe('Operations', () => {
  let product: Product;
  let browser: Browser;
  let people: Organisation;

  beforeAll(async () => {
    [product, browser] = await Promise.all([Product.start(), launchBrowser()]);
    people = await Organisation.found(browser, product);
  }, 240_000);

  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  }, 60_000);

  it('should find an instance by its record number and see its diagram with tokens', async () => {
    // given
    const [rita, omar] = await Promise.all([people.as('rita'), people.as('omar')]);
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
    const [rita, omar] = await Promise.all([people.as('rita'), people.as('omar')]);
    const number = await rita.requestChange({ ...LOW_RISK, title: 'With a wrong title' });
    await rita.seesStep(number, 'Authorize');
    // when
    await omar.goTo(`/operations/instances/${await instanceOf(number)}?tab=variables`);
    await omar.page.getByRole('button', { name: 'Change title' }).click();
    const dialog = omar.page.getByRole('dialog');
    await dialog.getByLabel('New value (JSON)').fill('"With the right title"');
    await dialog.getByLabel('Reason').fill('The form took the wrong one.');
    await dialog.getByRole('button', { name: 'Change the variable' }).click();
    // then
    await omar.page.getByText('With the right title').first().waitFor();
  }, 120_000);

  it('should cancel an instance with a reason, and the record says so', async () => {
    // given
    const [rita, omar] = await Promise.all([people.as('rita'), people.as('omar')]);
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

  async function instanceOf(number: string): Promise<string> {
    const omar = await people.as('omar');
    const { items } = await omar.get<Page<InstanceListItem>>(`/operations/instances?record=${number}`);
    return items[0]!.processInstanceKey;
  }
});
