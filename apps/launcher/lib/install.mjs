// Installs the dependencies when the lockfile is not the one installed last.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './root.mjs';
import { say } from './console.mjs';
import { Trouble } from './trouble.mjs';

const LOCKFILE = join(ROOT, 'package-lock.json');
const STAMP = join(ROOT, 'node_modules', '.tollgate-installed');
/** What npm itself wrote down about the installed tree. */
const INSTALLED = join(ROOT, 'node_modules', '.package-lock.json');
const PROGRESS_MS = 10_000;

export async function ensureInstalled() {
  const wanted = createHash('sha256').update(readFileSync(LOCKFILE)).digest('hex');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return;
  if (!isInstalledByHand()) await install();
  writeFileSync(STAMP, wanted);
}

/** True when somebody ran `npm install` or `npm ci`: every package of the lockfile that must be here is, in its version. */
function isInstalledByHand() {
  if (!existsSync(INSTALLED)) return false;
  const installed = JSON.parse(readFileSync(INSTALLED, 'utf8')).packages;
  return wantedPackages().every(([path, { version }]) => installed[path]?.version === version);
}

/** Path and entry of every package of the lockfile that must be here on each machine. */
function wantedPackages() {
  return Object.entries(JSON.parse(readFileSync(LOCKFILE, 'utf8')).packages).filter(([path, { optional }]) => path !== '' && !optional);
}

async function install() {
  say('Installing the dependencies (once, about a minute)');
  const [command, args] = npm();
  const child = spawn(command, [...args, 'ci', '--no-fund', '--no-audit', '--loglevel=error'], { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'], shell: process.platform === 'win32' });
  const progress = setInterval(sayProgress, PROGRESS_MS);
  const [code] = await once(child, 'exit').finally(() => clearInterval(progress));
  if (code !== 0) throw new Trouble('The dependencies could not be installed; npm says why above.');
}

/** npm itself is silent until it is done, which is long on a slow line or disk. */
function sayProgress() {
  const packages = wantedPackages();
  const unpacked = packages.filter(([path]) => existsSync(join(ROOT, path, 'package.json')));
  say(`  ${unpacked.length} of ${packages.length} packages`);
}

/** The npm that runs us, so that a second one with other habits does not step in. */
function npm() {
  const own = process.env.npm_execpath;
  return own?.endsWith('.js') || own?.endsWith('.cjs') ? [process.execPath, [own]] : ['npm', []];
}
