import type { ChangeView, ServiceView } from '#core/contracts';
import { axeFindings } from './support/axe.js';
import { keepEverywhere } from './support/browser.js';
import { stage } from './support/stage.js';

describe('A service that nobody needs any more', () => {
  const set = stage();

  it('should say what still needs it, be retired when that is over, leave the list, and come back', async () => {
    const [sam, rita] = await Promise.all([set.people.as('sam'), set.people.as('rita')]);
    const { number } = await sam.post<ServiceView>('/services', { name: 'Fax gateway', urgency: 'low', owner: 'sam' });
    const change = await rita.post<ChangeView>('/changes', { type: 'normal', title: 'Patch the fax', services: [number] });
    await rita.post(`/changes/${change.number}/submission`, {}, { 'if-match': `"${change.version}"` });
    // what speaks against it
    const { page } = sam;
    await sam.goTo(`/services/${number}`);
    await page.getByRole('button', { name: 'Retire', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Reason').fill('The last fax came in March.');
    await dialog.getByRole('button', { name: 'Retire it' }).click();
    await dialog.getByText(`${number} is still in use: ${change.number} "Patch the fax"`).waitFor();
    await keepEverywhere(page, 'service-still-in-use');
    expect(await axeFindings(page)).toEqual([]);
    // it is over
    await rita.post(`/changes/${change.number}/withdrawal`, { reason: 'No fax any more' });
    await rita.seesStep(change.number, 'Cancelled');
    await dialog.getByRole('button', { name: 'Retire it' }).click();
    await page.locator('.tg-badge').getByText('Retired', { exact: true }).waitFor();
    await keepEverywhere(page, 'service-retired');
    await sam.goTo('/services?q=fax');
    await page.getByText('Nothing matches these filters').waitFor();
    // and back
    await sam.goTo(`/services/${number}`);
    await page.getByRole('button', { name: 'Bring back', exact: true }).click();
    await page.getByRole('dialog').getByLabel('Reason').fill('A notary still faxes.');
    await page.getByRole('dialog').getByRole('button', { name: 'Bring it back' }).click();
    await page.getByRole('button', { name: 'Retire', exact: true }).waitFor();
    expect([...sam.complaints, ...rita.complaints]).toEqual([]);
  }, 240_000);
});
