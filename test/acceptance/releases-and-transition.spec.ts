import type { ChangeView, EarlyLifeView, ReleaseView } from '#core/contracts';
import { axeFindings } from './support/axe.js';
import { keepEverywhere } from './support/browser.js';
import { beginSupport } from './support/release-walks.js';
import { stage } from './support/stage.js';

const DAY_MS = 24 * 3_600_000;
const dayAgo = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10);

describe('Releases and early-life support', () => {
  const set = stage();

  it('should show each level over its days with its target, be edited by a form that says what is fixed, and be cancelled by operations', async () => {
    const [rosa, sam, omar] = await Promise.all([set.people.as('rosa'), set.people.as('sam'), set.people.as('omar')]);
    const { number } = await rosa.post<EarlyLifeView>('/early-life-supports', { title: 'The portal', services: ['SVC-2'], desk: 'omar', startedOn: dayAgo(7) });
    await beginSupport(set.people, number);
    for (const [ago, value] of [[3, 7], [2, 2], [1, 1]] as const) await omar.post(`/early-life-supports/${number}/levels/incidents/measurements`, { value, note: '', day: dayAgo(ago) });
    // the trend
    const { page } = rosa;
    await rosa.goTo(`/early-life-supports/${number}`);
    await page.getByRole('img', { name: /^Incidents caused by the delivery: 3 measurements .* latest 1 a day, target 3 a day$/ }).waitFor();
    await keepEverywhere(page, 'early-life-levels');
    expect(await axeFindings(page)).toEqual([]);
    // the form
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    const dialog = page.getByRole('dialog');
    expect(await dialog.getByLabel('Working days').isDisabled()).toBe(true);
    await dialog.getByText('operations extend it when they decide').waitFor();
    await dialog.getByLabel('Title').fill('The new portal');
    await keepEverywhere(page, 'early-life-edit');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { level: 1, name: `${number} The new portal` }).waitFor();
    // who hands over does not end what runs; operations do
    expect(await page.getByRole('button', { name: 'Cancel the support' }).count()).toBe(0);
    await sam.goTo(`/early-life-supports/${number}`);
    await sam.page.getByRole('button', { name: 'Cancel the support' }).click();
    await sam.page.getByLabel('Reason').fill('The portal was switched off.');
    await sam.page.getByRole('dialog').getByRole('button', { name: 'Cancel the support' }).click();
    await sam.page.locator('.tg-badge').getByText('Cancelled', { exact: true }).first().waitFor();
    expect([...rosa.complaints, ...sam.complaints]).toEqual([]);
  }, 240_000);

  it('should find what it delivers among all changes, show both values when two people edit it, and tell on a telephone how it ended', async () => {
    const [rosa, rita] = await Promise.all([set.people.as('rosa'), set.people.as('rita')]);
    const draft = (title: string) => rita.post<ChangeView>('/changes', { type: 'normal', title, services: ['SVC-2'] });
    const { number: oldest } = await draft('Renew the certificate');
    for (let count = 0; count < 20; count += 1) await draft(`Menu of day ${count}`);
    // the oldest is not among those that are offered first
    const { page } = rosa;
    await rosa.goTo('/releases/new');
    await page.getByLabel('Title').fill('Canteen 2');
    await page.getByText('Menu of day 19').waitFor();
    expect(await page.getByText(`(${oldest})`).count()).toBe(0);
    await page.getByLabel('Narrow the choice: Changes').fill('certificate');
    await page.getByText(`Renew the certificate (${oldest})`).click();
    await page.getByLabel('Narrow the choice: Changes').fill('menu');
    await page.getByText('Menu of day 18').waitFor();
    await page.getByRole('button', { name: 'Create draft' }).click();
    await page.waitForURL(/\/releases\/REL-\d+$/);
    const release = /REL-\d+/.exec(page.url())![0];
    expect(await rosa.get<ReleaseView>(`/releases/${release}`)).toMatchObject({ changes: [oldest] });
    // two edit it at once
    const other = await page.context().newPage();
    for (const one of [page, other]) {
      await one.goto(`${set.product.address}/releases/${release}/edit`);
      await one.getByLabel('Title').waitFor();
    }
    await other.getByLabel('Title').fill('Canteen 3');
    await other.getByRole('button', { name: 'Save', exact: true }).click();
    await other.waitForURL(new RegExp(`${release}$`));
    await page.getByLabel('Title').fill('Canteen 4');
    await page.getByLabel('Rollback plan').fill('The old menu.');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('heading', { name: `Somebody changed ${release} meanwhile` }).waitFor();
    await keepEverywhere(page, 'release-clash');
    await page.getByRole('dialog').getByLabel('Value now').check();
    await page.getByRole('button', { name: 'Save the chosen values' }).click();
    await page.waitForURL(new RegExp(`${release}$`));
    expect(await rosa.get<ReleaseView>(`/releases/${release}`)).toMatchObject({ title: 'Canteen 3', rollbackPlan: 'The old menu.' });
    // how it ended
    await rosa.post(`/releases/${release}/cancellation`, { reason: 'Nobody wants it' });
    await rosa.goTo(`/releases/${release}`);
    await page.locator('.tg-badge').getByText('Cancelled', { exact: true }).first().waitFor();
    await keepEverywhere(page, 'release-cancelled');
    await page.setViewportSize({ width: 360, height: 740 });
    const here = page.getByRole('list', { name: 'Way of the release' }).locator('[aria-current="step"]');
    const letters = await page.evaluate<number>(`parseFloat(getComputedStyle(document.querySelector('[aria-current="step"]')).fontSize)`);
    expect([await here.textContent(), letters > 0]).toEqual(['Cancelled', true]);
    expect(rosa.complaints).toEqual([]);
  }, 240_000);
});
