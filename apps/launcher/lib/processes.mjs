// What the launcher needs to know about processes it did not start itself: is it alive, is it still the same one, stop it.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** True when a process with this id exists, whoever owns it. */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
  return !isZombie(pid);
}

/** A text that differs between two processes that bore the same id one after the other; undefined when there is none. */
export function birthOf(pid) {
  if (!isAlive(pid)) return undefined;
  if (process.platform === 'linux') return statFields(pid)?.[19];
  return ask('ps', ['-o', 'lstart=', '-p', String(pid)]) ?? 'unknown';
}

/** The command line of a process, or undefined. */
export function commandOf(pid) {
  if (process.platform === 'linux') return quietly(() => readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim());
  if (process.platform === 'win32') return ask('tasklist', ['/fi', `PID eq ${pid}`, '/fo', 'csv', '/nh']);
  return ask('ps', ['-o', 'command=', '-p', String(pid)]);
}

/** Waits until the process is gone; false when it still lives after `withinMs`. */
export async function gone(pid, withinMs) {
  const deadline = Date.now() + withinMs;
  while (isAlive(pid)) {
    if (Date.now() > deadline) return false;
    await pause(25);
  }
  return true;
}

/** Sends each signal in turn and waits for its time, until the process is gone. `steps`: [['SIGTERM', 20000], ['SIGKILL', 5000]]. */
export async function stopProcess(pid, steps) {
  for (const [signal, withinMs] of steps) {
    quietly(() => process.kill(pid, signal));
    if (await gone(pid, withinMs)) return true;
  }
  return false;
}

function isZombie(pid) {
  return process.platform === 'linux' && statFields(pid)?.[0] === 'Z';
}

/** Fields of /proc/<pid>/stat from the state on: the name before them may hold spaces and brackets. */
function statFields(pid) {
  return quietly(() => {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  });
}

function ask(command, args) {
  return quietly(() => execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim() || undefined);
}

function quietly(act) {
  try {
    return act();
  } catch {
    return undefined;
  }
}
