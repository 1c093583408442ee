import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { AuditSealer } from '#platform/audit';
import { IdempotentAnswers, Sessions } from '#platform/identity';

const SEAL_EVERY_MS = 5_000;
const SWEEP_EVERY_MS = 10 * 60_000;

/** What has to be done again and again beside the requests: seal the audit trail, remove what is over. */
@Injectable()
export class Housekeeping implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger(Housekeeping.name);
  private readonly timers: NodeJS.Timeout[] = [];
  private running: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly sealer: AuditSealer,
    private readonly sessions: Sessions,
    private readonly answers: IdempotentAnswers,
  ) {}

  onApplicationBootstrap(): void {
    this.every(SEAL_EVERY_MS, () => this.sealer.seal());
    this.every(SWEEP_EVERY_MS, async () => {
      await this.sessions.sweep();
      await this.answers.sweep();
    });
  }

  async onApplicationShutdown(): Promise<void> {
    this.timers.forEach((timer) => clearInterval(timer));
    await this.running;
  }

  private every(ms: number, act: () => Promise<unknown>): void {
    const timer = setInterval(() => {
      this.running = this.running.then(act).catch((error: unknown) => this.log.warn(`Housekeeping failed and will be tried again: ${String(error)}`));
    }, ms);
    timer.unref();
    this.timers.push(timer);
  }
}
