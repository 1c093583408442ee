import pg from 'pg';
import { systemClock, type Clock } from '#core/kernel';
import type { CommandKind, CommandOf, Engine, EngineParts, Notification } from '#engine/engine';
import { Documents } from './documents/documents.js';
import { migrate } from './schema/migrate.js';
import { DelayedReads } from './search/delayed-reads.js';
import { dueAt, nextDue } from './search/due-work.js';
import { readPool } from './search/read-pool.js';
import { Reads } from './search/reads.js';
import { Clockwork } from './writer/clockwork.js';
import { EngineHost, type HostEvents } from './writer/engine-host.js';
import { JobDesk, type Activation } from './writer/job-desk.js';
import { unavailable, type Reply } from './writer/replies.js';

export interface EngineStoreOptions {
  readonly databaseUrl: string;
  readonly createEngine: (parts: Pick<EngineParts, 'clock' | 'keys'>) => Engine;
  readonly systemClock?: Clock;
  /** Searches lag behind by so many milliseconds. */
  readonly searchDelayMs?: number;
  /** Forget all memory after each command: a restart at every step. */
  readonly forgetAlways?: boolean;
  readonly queueLimit?: number;
  readonly maxBatch?: number;
  readonly keepRows?: number;
  readonly patienceMs?: number;
  readonly observer?: Partial<StoreObserver>;
}

export type StoreObserver = Pick<HostEvents, 'batch' | 'leading' | 'standingBy' | 'lost' | 'bug'>;

const DEFAULTS = { queueLimit: 2_000, maxBatch: 200, keepRows: 40_000, patienceMs: 5_000, searchDelayMs: 0, forgetAlways: false } as const;
const READ_CONNECTIONS = 6;

const nothing = (): void => undefined;

/** The engine over PostgreSQL: commands in, durable replies out, searches over what was committed. */
export class EngineStore {
  /** For searches and gets: may lag behind by the search delay. */
  readonly reads: Reads;
  /** For answers to commands: never lags. */
  readonly currentReads: Reads;
  readonly documents: Documents;
  private readonly host: EngineHost;
  private readonly desk: JobDesk;
  private readonly clockwork: Clockwork;
  private readonly pool: pg.Pool;
  private readonly delayed: DelayedReads | null;
  private readonly databaseUrl: string;

  constructor(options: EngineStoreOptions) {
    const settings = { ...DEFAULTS, systemClock, ...options };
    const observer: StoreObserver = { batch: nothing, leading: nothing, standingBy: nothing, lost: nothing, bug: nothing, ...options.observer };
    this.databaseUrl = settings.databaseUrl;
    this.pool = readPool(settings.databaseUrl, settings.searchDelayMs > 0 ? READ_CONNECTIONS + 8 : READ_CONNECTIONS, observer.lost);
    this.delayed = settings.searchDelayMs > 0 ? new DelayedReads(this.pool, settings.searchDelayMs) : null;
    this.reads = new Reads(this.delayed ?? this.pool);
    this.currentReads = new Reads(this.pool);
    this.documents = new Documents(this.pool, () => this.now());
    this.host = new EngineHost(settings, { ...observer, leading: () => this.onLeading(observer), notified: (one) => this.onNotified(one), due: (at) => this.clockwork.due(at) });
    this.desk = new JobDesk({
      submit: (activation) => this.host.submit(activation),
      giveBack: (jobs) => jobs.forEach(({ jobKey }) => void this.host.submit({ kind: 'updateJob', jobKey, retries: null, timeout: 0 })),
    });
    this.clockwork = new Clockwork({
      clock: this.host.clock,
      nextDue: () => nextDue(this.pool),
      dueAt: (now) => dueAt(this.pool, now),
      submit: (command) => this.host.submit(command),
      failed: observer.bug,
    });
  }

  /** Migrates, then tries to become the writer in the background. */
  async start(): Promise<void> {
    const client = new pg.Client({ connectionString: this.databaseUrl, application_name: 'tollgate-engine migration', connectionTimeoutMillis: 10_000 });
    await client.connect();
    try {
      await migrate(client);
    } finally {
      await client.end();
    }
    await this.delayed?.start();
    this.host.start();
  }

  /** Finishes what was accepted and releases the writer lock. */
  async stop(): Promise<void> {
    await this.clockwork.stop();
    this.desk.close();
    await this.host.stop();
    this.host.awaited.giveUp();
    await this.delayed?.stop();
    await this.pool.end();
  }

  get isLeading(): boolean {
    return this.host.isLeading;
  }

  get queueLength(): number {
    return this.host.queueLength;
  }

  get loadedInstances(): number {
    return this.host.loadedInstances;
  }

  get loadedRows(): number {
    return this.host.loadedRows;
  }

  now(): number {
    return this.host.clock.now();
  }

  /** Runs a command; the reply is durable. */
  submit<K extends CommandKind>(command: CommandOf<K>): Promise<Reply<K>> {
    return this.host.submit(command);
  }

  /** Starts a process instance and replies when it has ended, or `timedOut`. */
  async createAndAwait(command: CommandOf<'createProcessInstance'>, waitMs: number): Promise<Reply<'createProcessInstance'>> {
    return within(this.host.submit(command, true), waitMs, nothing);
  }

  /** Runs a user task command; replies after its listeners decided, or `timedOut` (the decision still comes). */
  async submitUserTask<K extends 'completeUserTask' | 'assignUserTask' | 'updateUserTask'>(command: CommandOf<K>, waitMs: number): Promise<Reply<K>> {
    return within(this.host.submit(command), waitMs, () => this.host.awaited.forget(command.requestId));
  }

  activateJobs(activation: Activation, waitMs: number, left: AbortSignal): Promise<Reply<'activateJobs'>> {
    return this.desk.activate(activation, waitMs, left);
  }

  /** Pins the engine's clock, or with null lets it run. Due work follows at once. */
  async pinClock(timestamp: number | null): Promise<Reply<never> | null> {
    const moved = await this.host.pinClock(timestamp).catch(() => false);
    if (!moved) return unavailable('The engine does not lead at the moment');
    this.clockwork.wake();
    return null;
  }

  private onLeading(observer: StoreObserver): void {
    observer.leading();
    this.clockwork.start();
    this.desk.wakeAll();
  }

  private onNotified(notification: Notification): void {
    if (notification.kind === 'jobsAvailable') this.desk.wake(notification.type);
  }
}

async function within<K extends CommandKind>(reply: Promise<Reply<K>>, waitMs: number, late: () => void): Promise<Reply<K>> {
  let timer: NodeJS.Timeout | undefined;
  const timedOut = new Promise<Reply<K>>((resolve) => {
    timer = setTimeout(() => {
      late();
      resolve({ kind: 'timedOut' });
    }, waitMs);
  });
  const first = await Promise.race([reply, timedOut]);
  clearTimeout(timer);
  return first;
}
