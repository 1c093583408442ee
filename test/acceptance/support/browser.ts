import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { packagedChromium } from './packaged-chromium.js';

const SCREENSHOTS = join('test-results', 'screenshots');
const SYSTEM_CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
/** Those of @sparticuz/chromium end the browser with the first closed context. */
const ARGS = ['--no-sandbox', '--disable-dev-shm-usage'];

/** A real Chromium: the machine's own, else the one that comes from npm. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = SYSTEM_CHROMIUM.find((path) => existsSync(path));
  if (executablePath) return chromium.launch({ executablePath, args: ARGS });
  const packaged = await packagedChromium();
  return chromium.launch({ ...packaged, env: { ...process.env, ...packaged.env }, args: ARGS });
}

/** Keeps what a person sees, for people to look at after the run. */
export async function keepScreenshot(page: Page, name: string): Promise<void> {
  mkdirSync(SCREENSHOTS, { recursive: true });
  await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`), fullPage: false, animations: 'disabled' });
}

/** The same wide and narrow, light and dark. */
export async function keepEverywhere(page: Page, name: string): Promise<void> {
  const size = page.viewportSize()!;
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 900 });
      await keepScreenshot(page, `${name}-${width}-${colorScheme}`);
    }
  }
  await page.emulateMedia({ colorScheme: null });
  await page.setViewportSize(size);
}
