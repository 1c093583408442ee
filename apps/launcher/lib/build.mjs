// Builds what is stale: the server side with SWC, the web application with Vite. Stamps in dist tell what was built from what.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { say } from './console.mjs';
import { lockFolder } from './folder-lock.mjs';
import { ROOT } from './root.mjs';
import { hashOf } from './source-hash.mjs';
import { Trouble } from './trouble.mjs';

const DIST = join(ROOT, 'dist');
const isSource = (name) => name.endsWith('.ts') && !name.endsWith('.spec.ts') && !name.startsWith('apps/web/');

/** What is built, from what, and how. */
const PARTS = {
  server: { sources: () => hashOf(['apps/server', 'apps/worker', 'apps/engine', 'libs', '.swcrc', 'package-lock.json'], (name) => isSource(name) || !name.includes('/')), build: buildServer },
  web: { sources: () => hashOf(['apps/web', 'libs/core', 'package-lock.json'], (name) => !name.includes('.spec.')), build: buildWeb },
};

/** Builds the named parts whose sources changed; returns true when anything was built. Two that build at once take turns. */
export async function ensureBuilt(parts = Object.keys(PARTS)) {
  if (parts.every(isFresh)) return false;
  const release = await turn();
  try {
    for (const part of parts.filter((one) => !isFresh(one))) await build(part);
  } finally {
    release();
  }
  return true;
}

function isFresh(part) {
  const stamp = join(DIST, `.${part}`);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === PARTS[part].sources();
}

async function build(part) {
  const sources = PARTS[part].sources();
  say(`Building the ${part === 'web' ? 'web application' : 'server side'}`);
  await PARTS[part].build();
  writeFileSync(join(DIST, `.${part}`), sources);
}

async function turn() {
  for (let waited = 0; ; waited += 1) {
    try {
      return await lockFolder(DIST);
    } catch (error) {
      if (!(error instanceof Trouble)) throw error;
      if (waited === 0) say('Waiting for another build to end');
      await pause(200);
    }
  }
}

/** Compiled beside and moved into place at the end, so that a broken source leaves the last build as it was. */
async function buildServer() {
  const fresh = join(DIST, '.new');
  rmSync(fresh, { recursive: true, force: true });
  const folders = ['apps/server', 'apps/worker', 'apps/engine', 'libs'].filter((folder) => existsSync(join(ROOT, folder)));
  await tool('@swc/cli/bin/swc.js', [...folders, '-d', fresh, '--extensions', '.ts', '--ignore', '**/*.spec.ts', '--quiet']);
  for (const name of ['apps', 'libs']) {
    rmSync(join(DIST, name), { recursive: true, force: true });
    renameSync(join(fresh, name), join(DIST, name));
  }
  rmSync(fresh, { recursive: true, force: true });
}

async function buildWeb() {
  await tool('vite/bin/vite.js', ['build', '--config', 'apps/web/vite.config.ts', '--logLevel', 'warn']);
}

/** Runs a tool of the dependencies; its output is shown only when it fails. */
async function tool(script, args) {
  const child = spawn(process.execPath, [join(ROOT, 'node_modules', script), ...args], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (text) => (output += text));
  child.stderr.on('data', (text) => (output += text));
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  if (code !== 0) throw new Trouble(`${script.split('/')[0]} failed:\n${output.trim()}`);
}
