import type { Browser } from 'playwright-core';
import { launchBrowser } from './browser.js';
import { Organisation } from './organisation.js';
import { Product, type ProductOptions } from './product.js';

const START_MS = 240_000;
const STOP_MS = 60_000;

/** The product, a browser and the organisation of one spec file; filled before its tests, taken down behind them. */
export interface Stage {
  product: Product;
  people: Organisation;
}

export function stage(options: ProductOptions = {}): Stage {
  const set = {} as Stage;
  let browser: Browser | undefined;

  beforeAll(async () => {
    browser = await launchBrowser();
    set.product = await Product.start(options);
    set.people = await Organisation.found(browser, set.product);
  }, START_MS);

  afterAll(async () => {
    await browser?.close();
    await set.product?.stop();
  }, STOP_MS);

  return set;
}
