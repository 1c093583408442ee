import { setTimeout as pause } from 'node:timers/promises';

/** Asks again and again until the answer is there (not undefined, null or false), at most `withinMs` long. */
export async function until<T>(what: string, ask: () => Promise<T | undefined | null | false>, withinMs = 60_000): Promise<T> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== null && answer !== false) return answer;
    if (Date.now() > deadline) throw new Error(`Waited ${withinMs} ms in vain: ${what}`);
    await pause(25);
  }
}
