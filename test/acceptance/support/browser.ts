import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';

const SCREENSHOTS = join('test-results', 'screenshots');
const SYSTEM_CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
/** Those of @sparticuz/chromium end the browser with the first closed context. */
const ARGS = ['--no-sandbox', '--disable-dev-shm-usage'];

/** A real Chromium: the machine's own, else the one that comes from npm. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = SYSTEM_CHROMIUM.find((path) => existsSync(path)) ?? (await packagedChromium());
  return chromium.launch({ executablePath, args: ARGS });
}

/** On a bare machine its own copies of NSS and the fonts are unpacked with it. */
async function packagedChromium(): Promise<string> {
  process.env['AWS_EXECUTION_ENV'] ??= 'AWS_Lambda_nodejs24.x';
  const { default: packaged } = await import('@sparticuz/chromium');
  return packaged.executablePath();
}

/** Keeps what a person sees, for people to look at after the run. */
export async function keepScreenshot(page: Page, name: string): Promise<void> {
  mkdirSync(SCREENSHOTS, { recursive: true });
  await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`), fullPage: false });
}
