import { Inject, Injectable, Logger } from '@nestjs/common';
import type { OnApplicationShutdown, OnModuleInit } from '@nestjs/common';
import { PgBoss, type Clock } from 'pg-boss';
import { QUEUE_SCHEMA } from '#platform/persistence';
import type { Transaction } from '#platform/persistence';
import { SIGN_OF_LIFE_S, takeBackLostDeliveries } from './lost-deliveries.js';

/** Injection token of the database address the queue listens on. */
export const OUTBOX_DATABASE_URL = Symbol('OUTBOX_DATABASE_URL');

export const OUTBOX_QUEUE = 'outbox';
/** Mail has a queue of its own: a mail server that is away must not hold up the engine. */
export const MAIL_QUEUE = 'mail';
type QueueName = typeof OUTBOX_QUEUE | typeof MAIL_QUEUE;
const TEN_YEARS_S = 10 * 365 * 24 * 3600;

/** An effect is tried for as long as the engine is away: the queue never gives up by itself. */
const QUEUE = {
  notify: true,
  retryLimit: 1_000_000,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 5,
  expireInSeconds: 60,
  heartbeatSeconds: 10,
  retentionSeconds: TEN_YEARS_S,
  deleteAfterSeconds: 24 * 3600,
};

/** News of three days ago is no news any more. */
const MAIL = { ...QUEUE, retryLimit: 1_000, retryDelayMax: 300, retentionSeconds: 3 * 24 * 3600 };
const QUEUES = { [OUTBOX_QUEUE]: QUEUE, [MAIL_QUEUE]: MAIL } as const satisfies Record<QueueName, object>;

/** How soon an effect goes to another process when the one that delivers it has died. */
const SUPERVISION = { superviseIntervalSeconds: 5, monitorIntervalSeconds: 5 };

/** Time that only goes forward: a machine whose clock is set back must not wait with what is due until the old time comes again. */
const STEADY_CLOCK: Clock = { now: () => performance.timeOrigin + performance.now(), setTimeout, clearTimeout, setInterval, clearInterval };

/** The pg-boss queue behind the outbox: jobs carry the id of the effect and nothing else. */
@Injectable()
export class OutboxQueue implements OnModuleInit, OnApplicationShutdown {
  private readonly log = new Logger(OutboxQueue.name);
  private readonly boss: PgBoss;
  private watch: NodeJS.Timeout | undefined;

  constructor(@Inject(OUTBOX_DATABASE_URL) connectionString: string) {
    this.boss = new PgBoss({ connectionString, schema: QUEUE_SCHEMA, max: 3, useListenNotify: true, clock: STEADY_CLOCK, ...SUPERVISION });
    this.boss.on('error', (error) => this.log.warn(`Outbox queue: ${error.message}`));
  }

  async onModuleInit(): Promise<void> {
    await this.boss.start({ attempts: 5 });
    for (const [name, settings] of Object.entries(QUEUES)) {
      await this.boss.createQueue(name, settings);
      await this.boss.updateQueue(name, settings);
    }
  }

  /** Orders the delivery within the caller's transaction; the workers hear of it when it commits. */
  async send(queue: QueueName, effectId: string, tx: Transaction): Promise<void> {
    const executeSql = async (text: string, values?: unknown[]) => ({ rows: await tx.query<Record<string, unknown>[]>(text, values) });
    await this.boss.send(queue, { effectId }, { db: { executeSql } });
  }

  /** Calls `deliver` for each effect; what it throws orders another attempt after a back-off. */
  async work(deliver: (effectId: string) => Promise<void>): Promise<void> {
    const options = { localConcurrency: 4, pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 2, heartbeatRefreshSeconds: SIGN_OF_LIFE_S };
    for (const queue of Object.keys(QUEUES)) {
      const worker: string = await this.boss.work<{ effectId: string }>(queue, options, async ([job]) => {
        if (job) await deliver(job.data.effectId);
        // What queued up behind this one was told of while everybody was busy: without another look it would wait for the next poll.
        this.boss.notifyWorker(worker);
      });
    }
    this.watch = setInterval(() => void this.takeBack(), SIGN_OF_LIFE_S * 1_000);
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.watch);
    await this.boss.stop({ graceful: true, timeout: 20_000 });
  }

  private async takeBack(): Promise<void> {
    for (const queue of Object.keys(QUEUES)) {
      await takeBackLostDeliveries(this.boss, queue).catch((error: Error) => this.log.warn(`Outbox queue: ${error.message}`));
    }
  }
}
