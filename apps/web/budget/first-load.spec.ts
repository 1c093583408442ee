import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { BUDGET_KILOBYTES, measureFirstLoad } from './first-load.js';

const DIST = 'dist/web';

describe('the first load of the web app', () => {
  beforeAll(() => {
    if (existsSync(`${DIST}/.vite/manifest.json`)) return;
    execFileSync(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--config', 'apps/web/vite.config.ts'], { stdio: 'pipe', env: { ...process.env, NODE_ENV: 'production', NODE_OPTIONS: '' } });
  }, 120_000);

  it('should stay within its budget of script and style', () => {
    expect(measureFirstLoad(DIST).kilobytes).toBeLessThanOrEqual(BUDGET_KILOBYTES);
  });

  it('should leave the editors to chunks of their own', () => {
    const names = measureFirstLoad(DIST).files.map(({ file }) => file);
    expect(names.filter((name) => /editor|diagram|form-panel|linting/.test(name))).toEqual([]);
  });
});
