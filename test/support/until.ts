import { setTimeout as pause } from 'node:timers/promises';

const WITHIN_MS = 20_000;

/** Asks again and again until it holds; throws when it does not in time. */
export async function until(holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + WITHIN_MS;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`Not within ${WITHIN_MS} ms: ${holds.toString()}`);
    await pause(50);
  }
}
