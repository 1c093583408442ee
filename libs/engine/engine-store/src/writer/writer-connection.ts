import { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Changes } from '#engine/engine';
import type { LoadStatement, Reader } from '../load/gathered.js';
import type { RawRow } from '../rows/read-rows.js';
import { writeStatements, type PreparedStatement } from '../rows/write-rows.js';
import { Transaction } from './transaction.js';

/** One number for all engines of a database: who holds it writes. */
const WRITER_LOCK = 7_305_112_002;

/** Where the store stands between batches. */
export interface StorePosition {
  readonly nextKey: number;
  readonly lastBatch: number;
  readonly pinnedClock: number | null;
}

export interface Batch {
  readonly number: number;
  readonly nextKey: number;
  readonly changes: Changes;
}

/**
 * Every statement of the writer names its rows by key. A plan made while a table is small would read the whole of it, and is
 * kept; planning anew for each batch costs more than running it.
 */
const PLANS = ['plan_cache_mode=force_generic_plan', 'enable_seqscan=off', 'enable_hashjoin=off', 'enable_mergejoin=off', 'jit=off'];
const MARK_BATCH = 'UPDATE engine.engine_state SET next_key = $1, last_batch = $2';

/** The database refused what it was asked for; the connection is usable and nothing was changed. */
export class BatchRefused extends Error {
  /** `code`: SQLSTATE. 22: a value it cannot read; 53: no resources left; 54: larger than it can keep. */
  constructor(message: string, readonly code: string, options?: ErrorOptions) {
    super(message, options);
  }
}

/** The connection is gone, and with it the right to write. Whether a transaction under way was committed is unknown. */
export class ConnectionLost extends Error {}

/**
 * The only connection that writes. It holds the writer lock as long as it lives, so a transaction on it proves the right to
 * write: when the connection is lost, lock and transaction are gone together, and a standby may go on.
 */
export class WriterConnection implements Reader {
  /** Resolves when the session has ended, with the reason. */
  readonly lost: Promise<Error>;

  private readonly prepared = new Set<string>();

  private constructor(private readonly client: pg.Client, private readonly socket: Socket) {
    this.lost = new Promise((resolve) => {
      client.on('error', resolve);
      client.on('end', () => resolve(new ConnectionLost('The connection of the writer was closed')));
    });
  }

  /** Resolves when this session has become the writer; waits as a standby until then, or fails when that is given up. */
  static async acquire(url: string, onWaiting: () => void, givenUp: AbortSignal): Promise<WriterConnection> {
    const socket = new Socket();
    const options: pg.ClientConfig & { pipeline: boolean } = {
      stream: () => socket, connectionString: url, application_name: 'tollgate-engine writer', keepAlive: true, connectionTimeoutMillis: 5_000, pipeline: true,
      options: PLANS.map((setting) => `-c ${setting}`).join(' '),
    };
    const client = new pg.Client(options);
    const connection = new WriterConnection(client, socket);
    givenUp.addEventListener('abort', () => void client.end(), { once: true });
    await client.connect();
    await becomeWriter(client, onWaiting, givenUp);
    return connection;
  }

  /** Ends the session without a farewell; everything under way fails at once. */
  abandon(): void {
    this.socket.destroy();
  }

  async position(): Promise<StorePosition> {
    const { rows } = await this.client.query<{ next_key: string; last_batch: string; pinned_clock: string | null }>('SELECT next_key, last_batch, pinned_clock FROM engine.engine_state');
    const row = rows[0];
    if (!row) throw new Error('table engine.engine_state has no row');
    return { nextKey: Number(row.next_key), lastBatch: Number(row.last_batch), pinnedClock: row.pinned_clock === null ? null : Number(row.pinned_clock) };
  }

  async read(statement: LoadStatement): Promise<readonly RawRow[]> {
    try {
      return (await this.client.query<RawRow>(statement)).rows;
    } catch (error) {
      throw refusalOrLoss(error);
    }
  }

  /** Writes one batch as one durable transaction. Throws BatchRefused or ConnectionLost. */
  write(batch: Batch): Promise<void> {
    const statements: PreparedStatement[] = [
      ...writeStatements(batch.changes),
      { name: 'mark batch', text: MARK_BATCH, values: [String(batch.nextKey), String(batch.number)] },
    ];
    return new Promise((resolve, reject) => {
      this.client.query(new Transaction(statements, this.prepared, (error) => (error ? reject(refusalOrLoss(error)) : resolve())));
    });
  }

  async pinClock(timestamp: number | null): Promise<void> {
    await this.client.query('UPDATE engine.engine_state SET pinned_clock = $1', [timestamp]);
  }
}

/** How often a standby asks for the lock. */
const STANDBY_MS = 200;

async function becomeWriter(client: pg.Client, onWaiting: () => void, givenUp: AbortSignal): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    const { rows } = await client.query<{ locked: boolean }>('SELECT pg_try_advisory_lock($1) AS locked', [WRITER_LOCK]);
    if (rows[0]?.locked) return;
    if (attempt === 0) onWaiting();
    await pause(STANDBY_MS, undefined, { signal: givenUp });
  }
}

/** Errors with an SQLSTATE were said by a living server; class 57 (shutting down) and no code mean that the connection is gone. */
function refusalOrLoss(reason: unknown): Error {
  const error = reason instanceof Error ? reason : new Error(String(reason));
  const code = (error as { code?: unknown }).code;
  const refused = typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) && !code.startsWith('57') && !code.startsWith('08');
  return refused ? new BatchRefused(error.message, code, { cause: error }) : new ConnectionLost(error.message, { cause: error });
}
