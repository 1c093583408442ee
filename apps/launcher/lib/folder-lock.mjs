// One running Tollgate per data folder. The lock names its holder, so a lock left behind by a killed process is seen through.
import { mkdirSync, readFileSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { birthOf, gone } from './processes.mjs';
import { Trouble } from './trouble.mjs';

const TAKING_TIMEOUT_MS = 10_000;
const ENDING_MS = 30_000;

/** Takes the folder for this process. Refuses with a sentence when another live process holds it. Returns the release. */
export async function lockFolder(folder) {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'running.json');
  await endOfAbandoned(file);
  exclusively(join(folder, 'running.taking'), () => {
    const holder = holderOf(file);
    if (holder !== undefined) {
      throw new Trouble(`Tollgate already runs on ${folder} (process ${holder.pid}, since ${holder.since}). Stop it first, or choose another folder with TOLLGATE_DATA.`);
    }
    const own = { pid: process.pid, birth: birthOf(process.pid), since: new Date().toISOString(), ...launcher() };
    writeFileSync(file, JSON.stringify(own), { mode: 0o600 });
  });
  return () => rmSync(file, { force: true });
}

/** Who started this process, if it would end without them. */
function launcher() {
  return process.connected ? { launcher: { pid: process.ppid, birth: birthOf(process.ppid) } } : {};
}

/** The live process that holds the folder, or undefined. */
export function holderOf(file) {
  try {
    const holder = JSON.parse(readFileSync(file, 'utf8'));
    return birthOf(holder.pid) === holder.birth ? holder : undefined;
  } catch {
    return undefined; // no lock, or one that was half written when its process was killed
  }
}

/** A holder whose own launcher was killed is about to end: its start was not stopped by anybody, so it is given the time. */
async function endOfAbandoned(file) {
  const holder = holderOf(file);
  if (holder?.launcher === undefined || birthOf(holder.launcher.pid) === holder.launcher.birth) return;
  await gone(holder.pid, ENDING_MS);
}

/** Two starts at the same moment: only one looks at the lock and takes it. */
function exclusively(gate, act) {
  try {
    mkdirSync(gate);
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (Date.now() - statSync(gate).mtimeMs < TAKING_TIMEOUT_MS) {
      throw new Trouble('Tollgate is being started on this folder by another process at this moment.');
    }
  }
  try {
    act();
  } finally {
    rmdirSync(gate);
  }
}
