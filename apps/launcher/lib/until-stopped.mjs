import { once } from 'node:events';

/**
 * Resolves when this process is told to stop: by a signal (Ctrl+C), or because the launcher that started it was killed.
 * Further signals meanwhile change nothing.
 */
export async function untilStopped() {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  const told = signals.map((signal) => once(process, signal));
  const abandoned = process.connected ? [once(process, 'disconnect')] : [];
  await Promise.race([...told, ...abandoned]);
  for (const signal of signals) process.on(signal, () => undefined);
}
