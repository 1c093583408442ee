import type { Browser } from 'playwright-core';
import type { ChangeView, Page, TimelineEntry } from '#core/contracts';
import { axeFindings } from './support/axe.js';
import { keepScreenshot, launchBrowser } from './support/browser.js';
import { Person } from './support/person.js';
import { Product } from './support/product.js';

const PASSWORD = 'seven green bottles';

describe('The first minutes with Tollgate', () => {
  let product: Product;
  let browser: Browser;
  let ada: Person;

  beforeAll(async () => {
    browser = await launchBrowser();
    product = await Product.start({ sample: true });
    ada = await Person.arrive(browser, product.address, 'ada');
  }, 240_000);

  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  }, 60_000);

  it('should begin with the link that was printed, and make the account of the administrator', async () => {
    // given
    await ada.goTo('/');
    await ada.page.getByText('Open the one-time link printed where Tollgate was started.').waitFor();
    await ada.page.goto(product.setupLink);
    await ada.page.getByLabel('User name').waitFor();
    expect(await axeFindings(ada.page)).toEqual([]);
    await keepScreenshot(ada.page, 'first-set-up');
    // when
    await ada.page.getByLabel('User name').fill('ada');
    await ada.page.getByLabel('Name', { exact: true }).fill('Ada Lovelace');
    await ada.page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await ada.page.getByLabel('Repeat the password').fill(PASSWORD);
    await ada.page.getByRole('button', { name: 'Create the account' }).click();
    // then
    await ada.page.getByRole('heading', { name: 'Hello, Ada Lovelace' }).waitFor();
  }, 120_000);

  it('should never open the set-up again', async () => {
    const stranger = await Person.arrive(browser, product.address, 'stranger');
    await stranger.page.goto(product.setupLink);
    await stranger.page.getByText('The set-up is closed for good').waitFor();
    await expect(stranger.page.getByRole('button').count()).resolves.toBe(0);
  }, 60_000);

  it('should find a sample organisation at work', async () => {
    await product.says(/The sample organisation is made/);
    await ada.goTo('/changes');
    await ada.page.getByRole('row').filter({ hasText: 'CHG-' }).nth(7).waitFor();
    await keepScreenshot(ada.page, 'first-changes');
    const { items } = await ada.get<Page<ChangeView>>('/changes?limit=100');
    expect(new Set(items.map(({ state }) => state)).size).toBeGreaterThanOrEqual(6);
  }, 180_000);

  it('should let the administrator act as one sample person and then another, under a banner, with both names on record', async () => {
    // given
    await actAs(ada, 'Priya Nair');
    await ada.page.getByText('Ada Lovelace, you are acting as Priya Nair.').waitFor();
    const { items } = await ada.get<Page<ChangeView>>('/changes?limit=100');
    const waiting = items.find(({ state }) => state === 'authorize')!;
    // when
    await actAs(ada, 'Hanna Keller');
    await keepScreenshot(ada.page, 'first-acting-as');
    await ada.post(`/changes/${waiting.number}/withdrawal`, { reason: 'To see how it ends.' });
    // then
    const { items: timeline } = await ada.get<Page<TimelineEntry>>(`/records/${waiting.number}/timeline`);
    expect(timeline.find(({ action }) => action === 'change.withdrawal-requested')).toMatchObject({ by: { username: 'ada' }, actingFor: { username: 'hanna.keller' } });
    await ada.page.getByRole('button', { name: 'Stop acting as Hanna Keller' }).click();
    await ada.page.getByRole('heading', { name: 'Hello, Ada Lovelace' }).waitFor();
  }, 120_000);
});

async function actAs({ page }: Person, name: string): Promise<void> {
  await page.getByRole('button', { name: /^Account of/ }).click();
  await page.getByRole('button', { name: `Act as ${name}` }).click();
  await page.getByRole('heading', { name: `Hello, ${name}` }).waitFor();
}
