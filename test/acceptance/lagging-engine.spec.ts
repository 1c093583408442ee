import type { Browser } from 'playwright-core';
import { launchBrowser } from './support/browser.js';
import { authorize, LOW_RISK, walkApproved } from './support/change-walks.js';
import { Organisation } from './support/organisation.js';
import { Product } from './support/product.js';

const TWO_SECONDS = 2_000;

describe('With an engine whose searches lag two seconds behind, as a cluster does', () => {
  let product: Product;
  let browser: Browser;
  let people: Organisation;

  beforeAll(async () => {
    [product, browser] = await Promise.all([Product.start({ searchDelayMs: TWO_SECONDS }), launchBrowser()]);
    people = await Organisation.found(browser, product);
  }, 240_000);

  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  }, 60_000);

  it('should still walk a change from request to close', async () => {
    await expect(walkApproved(people)).resolves.toMatchObject({ state: 'closed', outcome: 'successful' });
  }, 240_000);

  it('should still bring a rejected change back to its requester', async () => {
    // given
    const rita = await people.as('rita');
    const number = await rita.requestChange(LOW_RISK);
    await authorize(people, number, 'Reject', 'Too early.');
    // when
    await rita.openTask('Revise change', number);
    await rita.answer({ choose: { 'How do you go on?': 'Give it up' } });
    // then
    await rita.seesStep(number, 'Cancelled');
  }, 240_000);
});
