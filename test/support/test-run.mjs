// The folder of one test run: `<temporary folder>/tollgate-test-<process id>-…`, with the database that its specs share.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stopOrphan } from '../../apps/launcher/lib/postgres.mjs';
import { isAlive } from '../../apps/launcher/lib/processes.mjs';

const PREFIX = 'tollgate-test-';

/** Jest's globalSetup: clears away what killed runs left behind and names the folder of this one. */
export async function begin() {
  for (const name of readdirSync(tmpdir()).filter(isAbandoned)) await clear(join(tmpdir(), name));
  process.env.TOLLGATE_TEST_RUN = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
}

/** Jest's globalTeardown. */
export async function end() {
  await clear(process.env.TOLLGATE_TEST_RUN);
}

function isAbandoned(name) {
  const pid = name.startsWith(PREFIX) && Number(name.slice(PREFIX.length).split('-')[0]);
  return Boolean(pid) && !isAlive(pid);
}

async function clear(folder) {
  await stopOrphan(join(folder, 'postgres', 'cluster'));
  rmSync(folder, { recursive: true, force: true });
}
