import type { Clock } from '#core/kernel';
import type { Changes, Command, CommandKind, CommandOf, Engine, EngineParts, Millis, Notification } from '#engine/engine';
import { Awaited } from './awaited.js';
import { CommandQueue, type Waiting } from './command-queue.js';
import { CommandFailed, decideBatch, type Decided } from './decide-batch.js';
import { EngineClock } from './engine-clock.js';
import { unavailable, type Reply } from './replies.js';
import { StoreKeys } from './store-keys.js';
import { BatchRefused, ConnectionLost, WriterConnection } from './writer-connection.js';

/** What the host tells while it works: for logs, metrics, long polls and the clockwork. */
export interface HostEvents {
  batch(size: number, decideMs: number, commitMs: number): void;
  leading(): void;
  standingBy(): void;
  lost(error: Error): void;
  bug(error: Error): void;
  notified(notification: Notification): void;
  due(at: Millis): void;
}

export interface HostOptions {
  readonly databaseUrl: string;
  readonly systemClock: Clock;
  readonly createEngine: (parts: Pick<EngineParts, 'clock' | 'keys'>) => Engine;
  readonly queueLimit: number;
  readonly maxBatch: number;
  /** Rows of idle process instances that are kept in memory. */
  readonly keepRows: number;
  /** Forgets everything after each command, to prove that a restart at any point changes nothing. */
  readonly forgetAlways: boolean;
  /** How long commands wait for a lost database before they are refused. */
  readonly patienceMs: number;
}

interface DecidedBatch {
  readonly number: number;
  readonly entries: readonly Waiting[];
  readonly outcomes: readonly Decided[];
}

const RETRY_MS = 250;
const AWAY = 'The database of the engine cannot be reached';

/** Runs the engine over the store: commands queue up, one batch is one transaction, replies leave after COMMIT. */
export class EngineHost {
  readonly clock: EngineClock;
  readonly awaited = new Awaited();
  private readonly keys = new StoreKeys();
  private readonly queue: CommandQueue;
  private readonly engine: Engine;
  private connection: WriterConnection | null = null;
  /** Decided and sent, and then the connection broke: committed or not is read from the store when it is back. */
  private interrupted: DecidedBatch | null = null;
  private batchNumber = 0;
  private running: Promise<void> | null = null;
  /** So many commands are run one by one, to find the one that the database refused. */
  private singles = 0;
  private acceptUntil = 0;
  private stopped = false;
  private leadership: Promise<void> = Promise.resolve();
  private readonly ending = new AbortController();

  constructor(private readonly options: HostOptions, private readonly events: HostEvents) {
    this.clock = new EngineClock(options.systemClock);
    this.queue = new CommandQueue(options.queueLimit);
    this.engine = options.createEngine({ clock: this.clock, keys: this.keys });
  }

  get isLeading(): boolean {
    return this.connection !== null;
  }

  get queueLength(): number {
    return this.queue.length;
  }

  get loadedInstances(): number {
    return this.engine.loadedInstances;
  }

  get loadedRows(): number {
    return this.engine.loadedRows;
  }

  /** Tries to become the writer, for as long as the host lives; again after each loss. */
  start(): void {
    this.leadership = this.lead();
  }

  /** Sends a command; the reply is durable. `untilEnd`: reply when the created process instance has ended. */
  submit<K extends CommandKind>(command: CommandOf<K>, untilEnd = false): Promise<Reply<K>> {
    const refusal = this.refusal(command as Command);
    if (refusal !== null) return Promise.resolve(unavailable(refusal));
    return new Promise((resolve) => {
      this.queue.push({ command: command as Command, resolve: resolve as (reply: Reply) => void, untilEnd });
      this.kick();
    });
  }

  /** Moves the clock: pins it, or with null lets it run. Durable. */
  async pinClock(timestamp: number | null): Promise<boolean> {
    await this.running;
    if (!this.connection) return false;
    await this.connection.pinClock(timestamp);
    this.clock.pin(timestamp);
    return true;
  }

  /** Refuses new commands, finishes what was taken, gives the lock back. */
  async stop(): Promise<void> {
    this.stopped = true;
    while (this.running) await this.running;
    this.queue.refuseAll('The engine is shutting down');
    const connection = this.connection;
    this.connection = null;
    this.ending.abort();
    await this.leadership;
    await connection?.lost;
  }

  private refusal(command: Command): string | null {
    if (this.stopped) return 'The engine is shutting down';
    if (!this.connection && this.clock.systemNow() > this.acceptUntil) return AWAY;
    return this.queue.refusal(command);
  }

  private async lead(): Promise<void> {
    while (!this.stopped && !this.connection) {
      try {
        await this.acquire();
      } catch (error) {
        if (this.stopped) return;
        this.events.lost(error as Error);
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      }
    }
  }

  private async acquire(): Promise<void> {
    const connection = await WriterConnection.acquire(this.options.databaseUrl, () => this.events.standingBy(), this.ending.signal);
    const position = await connection.position();
    this.keys.continueFrom(position.nextKey);
    this.clock.pin(position.pinnedClock);
    this.engine.clear();
    this.settleInterrupted(position.lastBatch);
    this.batchNumber = position.lastBatch;
    this.connection = connection;
    void connection.lost.then((error) => this.lose(connection, error));
    this.events.leading();
    this.kick();
  }

  private lose(connection: WriterConnection, error: Error): void {
    if (this.connection !== connection) return;
    this.connection = null;
    this.events.lost(error);
    if (this.stopped) return;
    this.acceptUntil = this.clock.systemNow() + this.options.patienceMs;
    setTimeout(() => this.giveUp(), this.options.patienceMs).unref();
    this.leadership = (this.running ?? Promise.resolve()).then(() => this.lead());
  }

  private giveUp(): void {
    if (this.connection) return;
    this.queue.refuseAll(AWAY);
    const unknown: Reply = { kind: 'unknown', reason: `${AWAY}; whether this request took effect is not known yet` };
    for (const entry of this.interrupted?.entries ?? []) entry.resolve(unknown);
    // Nobody waits for it any more; when it turns out to be committed, what it made available is still told.
    if (this.interrupted) this.interrupted = { ...this.interrupted, entries: [] };
  }

  /** Back at the store: a batch that was being committed is there (answer), is not (do it again), or others wrote since. */
  private settleInterrupted(lastBatch: number): void {
    const batch = this.interrupted;
    this.interrupted = null;
    if (!batch) return;
    if (lastBatch === batch.number) this.answer(batch);
    else if (lastBatch === batch.number - 1) this.queue.putBack(batch.entries);
    else for (const entry of batch.entries) entry.resolve({ kind: 'unknown', reason: 'Another engine took over while this request was being committed' });
  }

  private kick(): void {
    if (this.running || !this.connection || this.queue.length === 0) return;
    this.running = this.drain().finally(() => {
      this.running = null;
      this.kick();
    });
  }

  private async drain(): Promise<void> {
    // What arrived with the same turn of the event loop goes into the same batch.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.connection && this.queue.length > 0) {
      await this.runBatch(this.connection, this.queue.take(this.batchSize()));
    }
  }

  private batchSize(): number {
    if (this.singles === 0) return this.options.forgetAlways ? 1 : this.options.maxBatch;
    this.singles -= 1;
    return 1;
  }

  private async runBatch(connection: WriterConnection, entries: Waiting[]): Promise<void> {
    try {
      const started = performance.now();
      const outcomes = await decideBatch(this.engine, connection, entries);
      const decided = performance.now();
      await this.commit(connection, { number: this.batchNumber + 1, entries, outcomes });
      const done = performance.now();
      this.queue.observe(entries.length, done - started);
      this.events.batch(entries.length, decided - started, done - decided);
    } catch (error) {
      this.engine.clear();
      if (error instanceof ConnectionLost) this.breakOff(connection, entries, error);
      else this.recover(entries, error as Error);
    } finally {
      this.queue.ended();
    }
  }

  private async commit(connection: WriterConnection, batch: DecidedBatch): Promise<void> {
    const changeSet = this.engine.takeChanges();
    if (hasChanges(changeSet.changes)) {
      this.interrupted = batch;
      await connection.write({ number: batch.number, nextKey: this.keys.position, changes: changeSet.changes });
      this.interrupted = null;
      this.batchNumber = batch.number;
    }
    this.engine.flushed(changeSet);
    this.forget();
    this.answer(batch);
  }

  private forget(): void {
    if (this.options.forgetAlways) this.engine.clear();
    else this.engine.evict(this.options.keepRows);
  }

  /** Not a command more on this connection: whether the interrupted batch took effect must be known before the next one is written. */
  private breakOff(connection: WriterConnection, entries: readonly Waiting[], error: ConnectionLost): void {
    if (!this.interrupted) this.queue.putBack(entries);
    connection.abandon();
    this.lose(connection, error);
  }

  /** Nothing of the batch took effect. One bad command does not harm the others. */
  private recover(entries: readonly Waiting[], error: Error): void {
    this.interrupted = null;
    if (error instanceof CommandFailed) {
      this.events.bug(error);
      error.entry.resolve({ kind: 'failed' });
      this.queue.putBack(entries.filter((entry) => entry !== error.entry));
    } else if (entries.length > 1) {
      this.singles = entries.length;
      this.queue.putBack(entries);
    } else {
      entries[0]?.resolve(this.refusedReply(error));
    }
  }

  /** What the database said against a single command. */
  private refusedReply(error: Error): Reply {
    const code = error instanceof BatchRefused ? error.code : '';
    if (/^(22|54)/.test(code)) return { kind: 'rejection', rejection: { type: 'INVALID_ARGUMENT', reason: `A value cannot be kept: ${error.message}` } };
    this.events.bug(error);
    return code.startsWith('53') ? unavailable('The database of the engine has no space left') : { kind: 'failed' };
  }

  private answer(batch: DecidedBatch): void {
    batch.entries.forEach((entry, index) => this.reply(entry, batch.outcomes[index]!));
    for (const outcome of batch.outcomes) {
      if (outcome.nextDue !== null) this.events.due(outcome.nextDue);
      for (const notification of outcome.notifications) this.tell(notification);
    }
  }

  private tell(notification: Notification): void {
    this.awaited.notify(notification);
    this.events.notified(notification);
  }

  private reply(entry: Waiting, { answer }: Decided): void {
    if (answer.kind === 'pending') this.awaited.request(answer.requestId, entry.resolve);
    else if (entry.untilEnd && answer.kind === 'response') this.awaited.end((answer.response as { processInstanceKey: string }).processInstanceKey, answer, entry.resolve);
    else entry.resolve(answer);
  }
}

const hasChanges = (changes: Changes): boolean => Object.keys(changes).length > 0;
