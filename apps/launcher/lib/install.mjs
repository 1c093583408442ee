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
/** npm before 12 runs install scripts: those of @carbon, @ibm and swagger-ui-dist would report the installation to their makers. */
const NO_TELEMETRY = { IBM_TELEMETRY_DISABLED: 'true', SCARF_ANALYTICS: 'false', DO_NOT_TRACK: '1' };
/** What npm itself wrote down about the installed tree. */
const INSTALLED = join(ROOT, 'node_modules', '.package-lock.json');

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
  const wanted = Object.entries(JSON.parse(readFileSync(LOCKFILE, 'utf8')).packages);
  return wanted.every(([path, { version, optional }]) => path === '' || optional || installed[path]?.version === version);
}

async function install() {
  say('Installing the dependencies (once, about a minute)');
  const [command, args] = npm();
  const child = spawn(command, [...args, 'ci', '--no-fund', '--no-audit', '--loglevel=error'], {
    cwd: ROOT, env: { ...process.env, ...NO_TELEMETRY }, stdio: ['ignore', 'inherit', 'inherit'], shell: process.platform === 'win32',
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Trouble('The dependencies could not be installed; npm says why above.');
}

/** The npm that runs us, so that a second one with other habits does not step in. */
function npm() {
  const own = process.env.npm_execpath;
  return own?.endsWith('.js') || own?.endsWith('.cjs') ? [process.execPath, [own]] : ['npm', []];
}
