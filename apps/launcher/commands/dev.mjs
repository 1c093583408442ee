// Builds and restarts whenever a source changes.
import { spawn } from 'node:child_process';
import { readdirSync, watch } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from '../lib/build.mjs';
import { configuration } from '../lib/configuration.mjs';
import { say, told } from '../lib/console.mjs';
import { ensureSample, setupLink } from '../lib/first-run.mjs';
import { ROOT } from '../lib/root.mjs';
import { Tollgate } from '../lib/tollgate.mjs';
import { untilStopped } from '../lib/until-stopped.mjs';

const QUIET_MS = 150;

process.exit(await told(async () => {
  const stopped = untilStopped();
  const tollgate = new Tollgate(await configuration());
  const web = spawn(process.execPath, [join(ROOT, 'node_modules/vite/bin/vite.js'), 'build', '--watch', '--config', 'apps/web/vite.config.ts', '--logLevel', 'warn'], { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'], detached: true });
  try {
    await Promise.race([stopped, run(tollgate)]);
  } finally {
    web.kill();
    await tollgate.stop();
  }
}));

async function run(tollgate) {
  await ensureBuilt();
  await tollgate.start();
  say(`Ready at ${(await setupLink(tollgate)) ?? tollgate.address}; watching the sources`);
  await ensureSample(tollgate);
  watchSources(() => rebuild(tollgate));
  await tollgate.supervise();
}

/**
 * Calls back once the files have been quiet for a moment after a change. Every folder is watched by itself, and anew after each
 * change: the recursive watching of Node loses a file on Linux when an editor puts another in its place.
 */
function watchSources(changed) {
  let timer;
  let watchers = [];
  const noticed = () => {
    clearTimeout(timer);
    timer = setTimeout(settled, QUIET_MS);
  };
  const watchAll = () => {
    const before = watchers;
    watchers = sourceFolders().map((folder) => watch(folder, noticed));
    before.forEach((watcher) => watcher.close());
  };
  const settled = () => {
    watchAll();
    changed();
  };
  watchAll();
}

function sourceFolders() {
  const below = (folder) => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name));
  return ['apps/server', 'apps/worker', 'apps/engine', 'libs'].map((name) => join(ROOT, name)).flatMap((folder) => [folder, ...below(folder)]);
}

async function rebuild(tollgate) {
  try {
    if (await ensureBuilt(['server'])) tollgate.restart();
  } catch (error) {
    say(error.message);
  }
}
