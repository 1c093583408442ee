import { setTimeout as pause } from 'node:timers/promises';

/** Waits longer after each failure in a row, with jitter, so that many workers do not ask again at the same moment. */
export class BackOff {
  private failures = 0;

  constructor(
    private readonly firstMs: number,
    private readonly longestMs: number,
  ) {}

  reset(): void {
    this.failures = 0;
  }

  /** Ends early, without an error, when the signal is given. */
  async wait(signal: AbortSignal): Promise<void> {
    const full = Math.min(this.longestMs, this.firstMs * 2 ** this.failures);
    this.failures += 1;
    await pause(full * (0.5 + Math.random() / 2), undefined, { signal }).catch(() => undefined);
  }
}
