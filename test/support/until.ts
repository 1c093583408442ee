import { setTimeout as pause } from 'node:timers/promises';

const WITHIN_MS = 60_000;

/** Asks again and again until it holds; throws when it does not in time. */
export async function until(holds: () => Promise<boolean>, withinMs = WITHIN_MS): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`Not within ${withinMs} ms: ${holds.toString()}`);
    await pause(50);
  }
}
