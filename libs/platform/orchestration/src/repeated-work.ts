import { setTimeout as pause } from 'node:timers/promises';
import { Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';

/** Something done again and again while the process runs, one run after the other. What fails is tried again at the next turn. */
export abstract class RepeatedWork implements OnApplicationBootstrap, OnApplicationShutdown {
  protected readonly log = new Logger(this.constructor.name);
  protected abstract readonly everyMs: number;
  private readonly stop = new AbortController();
  private running: Promise<void> = Promise.resolve();

  protected abstract once(): Promise<void>;

  onApplicationBootstrap(): void {
    this.running = this.untilStopped();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stop.abort();
    await this.running;
  }

  private async untilStopped(): Promise<void> {
    while (!this.stop.signal.aborted) {
      await pause(this.everyMs, undefined, { signal: this.stop.signal, ref: false }).catch(() => undefined);
      if (!this.stop.signal.aborted) await this.once().catch((error: unknown) => this.log.warn(`It will be tried again: ${error instanceof Error ? error.message : String(error)}`));
    }
  }
}
