import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Client } from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';
import type { LiveEvent } from '#core/contracts';
import { LIVE_CHANNEL } from '#platform/audit';
import { RUNTIME_ROLE } from '#platform/persistence';
import { LiveHub } from './live-hub.js';
import { TaskAudience } from './task-audience.js';

const TOPICS = { record: true, task: true, instance: true, incident: true, model: true, notice: true } as const satisfies Record<LiveEvent['topic'], true>;
const RETRY_MS = 1_000;

/** Hears, over a connection of its own, what the database announces with each commit. */
@Injectable()
export class DatabaseChanges implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger(DatabaseChanges.name);
  private readonly stop = new AbortController();
  private client: Client | null = null;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly dataSource: DataSource,
    private readonly hub: LiveHub,
    private readonly tasks: TaskAudience,
  ) {}

  onApplicationBootstrap(): void {
    this.running = this.listenUntilStopped();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stop.abort();
    await this.client?.end().catch(() => undefined);
    await this.running;
  }

  private async listenUntilStopped(): Promise<void> {
    while (!this.stop.signal.aborted) {
      await this.listenOnce().catch((error: unknown) => this.log.warn(`Live changes: ${error instanceof Error ? error.message : String(error)}`));
      this.somethingChanged();
      await pause(RETRY_MS, undefined, { signal: this.stop.signal }).catch(() => undefined);
    }
  }

  /** Ends when the connection does. */
  private async listenOnce(): Promise<void> {
    const client = new Client({ connectionString: addressOf(this.dataSource.options), keepAlive: true, application_name: 'tollgate-live', options: `-c role=${RUNTIME_ROLE}` });
    const ended = new Promise<void>((resolve, reject) => client.once('end', resolve).once('error', reject));
    client.on('notification', ({ payload }) => this.hear(payload));
    this.client = client;
    try {
      await client.connect();
      await client.query(`listen ${LIVE_CHANNEL}`);
      this.somethingChanged();
      await ended;
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  /** While nobody listened, anything may have happened. */
  private somethingChanged(): void {
    for (const topic of ['record', 'task', 'model'] as const) this.hub.announce({ event: { topic, id: null } });
  }

  private hear(payload: string | undefined): void {
    const event = eventOf(payload);
    if (!event) return;
    if (event.topic === 'task' && event.id !== null) this.hub.announce(this.tasks.announcement(event.id));
    else this.hub.announce({ event });
  }
}

function addressOf(options: DataSourceOptions): string {
  if (options.type === 'postgres' && options.url !== undefined) return options.url;
  throw new Error('Live changes need the address of the PostgreSQL database.');
}

function eventOf(payload: string | undefined): LiveEvent | null {
  try {
    const { topic, id } = Object(JSON.parse(payload ?? 'null')) as { topic?: unknown; id?: unknown };
    if (typeof topic !== 'string' || !(topic in TOPICS)) return null;
    return { topic: topic as LiveEvent['topic'], id: typeof id === 'string' ? id : null };
  } catch {
    return null;
  }
}
