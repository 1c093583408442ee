// Any Node ≥ 20 starts us; the work is done by the Node that came with the dependencies.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { ensureInstalled } from './install.mjs';
import { told } from './console.mjs';
import { ROOT } from './root.mjs';
import { Trouble } from './trouble.mjs';

const OLDEST = [24, 11];
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Installs what is missing, then runs a script of this project with the right Node and ends as it ends. */
export async function handOver(script, args = process.argv.slice(2)) {
  process.exitCode = await told(async () => {
    if (!isAtLeast([20, 0])) throw new Trouble(`Tollgate needs Node 20 or newer; this is ${process.version}.`);
    await ensureInstalled();
    return run(node(), [join(ROOT, 'apps/launcher', script), ...args]);
  });
}

/** The Node that came with the dependencies, or this one when it is new enough. */
function node() {
  const own = join(ROOT, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');
  if (existsSync(own)) return own;
  if (isAtLeast(OLDEST)) return process.execPath;
  throw new Trouble(`On ${process.platform}-${process.arch} Tollgate needs Node ${OLDEST.join('.')} or newer; this is ${process.version}.`);
}

/** The channel tells the other side when we are killed, so that it never runs on without us. */
function run(command, args) {
  const env = { ...process.env, PATH: `${dirname(command)}${delimiter}${process.env.PATH ?? ''}` };
  const child = spawn(command, args, { stdio: ['inherit', 'inherit', 'inherit', 'ipc'], env });
  for (const signal of SIGNALS) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? (signal === null ? 1 : 130)));
  });
}

function isAtLeast([major, minor]) {
  const [ownMajor, ownMinor] = process.versions.node.split('.').map(Number);
  return ownMajor > major || (ownMajor === major && ownMinor >= minor);
}
