import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Reconciliation } from './reconciliation.js';

/** With the grace of 20 s a deviation is flagged within 60 s. */
const INTERVAL_MS = 20_000;

/** Runs the reconciliation again and again while the server runs. Several servers may: each deviation is flagged once. */
@Injectable()
export class ReconciliationClock implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger(ReconciliationClock.name);
  private readonly stop = new AbortController();
  private running: Promise<void> = Promise.resolve();

  constructor(private readonly reconciliation: Reconciliation) {}

  onApplicationBootstrap(): void {
    this.running = this.runUntilStopped();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stop.abort();
    await this.running;
  }

  private async runUntilStopped(): Promise<void> {
    while (!this.stop.signal.aborted) {
      await pause(INTERVAL_MS, undefined, { signal: this.stop.signal, ref: false }).catch(() => undefined);
      if (!this.stop.signal.aborted) await this.runOnce();
    }
  }

  private async runOnce(): Promise<void> {
    try {
      const flagged = await this.reconciliation.run();
      if (flagged.length > 0) this.log.warn(`Processes ended at the engine while their records are open: ${flagged.join(', ')}`);
    } catch (error) {
      this.log.warn(`Reconciliation will be tried again: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
