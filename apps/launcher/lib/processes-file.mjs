// The processes that a start made, so that the next one finds those that outlived a killed launcher.
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { birthOf, stopProcess } from './processes.mjs';
import { say } from './console.mjs';

const ORPHAN_STEPS = [['SIGTERM', 10_000], ['SIGKILL', 5_000]];

export function rememberProcesses(file, identities) {
  writeFileSync(`${file}.new`, JSON.stringify(identities), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** Stops what an earlier start left running. A process that merely bears the same id now is left alone. */
export async function stopLeftovers(file) {
  const living = read(file).filter(({ pid, birth }) => birth !== undefined && birthOf(pid) === birth);
  if (living.length > 0) say(`Stopping what an earlier start left running: ${living.map(({ name }) => name).join(', ')}`);
  await Promise.all(living.map(({ pid }) => stopProcess(pid, ORPHAN_STEPS)));
  rmSync(file, { force: true });
}

function read(file) {
  if (!existsSync(file)) return [];
  return JSON.parse(readFileSync(file, 'utf8'));
}
