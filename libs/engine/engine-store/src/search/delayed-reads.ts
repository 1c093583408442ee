import type pg from 'pg';
import type { FoundRow } from './search-query.js';
import type { Queryable } from './search.js';

interface Snapshot {
  readonly client: pg.PoolClient;
  readonly takenAt: number;
}

/** How many snapshots lie between now and the delay: the age of what is read varies by one part. */
const PARTS = 4;

/**
 * Reads that lag behind by a fixed time, as the searches of a cluster do: a ring of REPEATABLE READ transactions, of which
 * the newest one that is old enough answers. For tests that must not rely on reading their own writes.
 */
export class DelayedReads implements Queryable {
  private readonly ring: Snapshot[] = [];
  private timer: NodeJS.Timeout | null = null;
  private taking: Promise<void> = Promise.resolve();

  constructor(private readonly pool: pg.Pool, private readonly delayMs: number) {}

  /** Takes the first snapshot, then one more for every part of the delay. */
  async start(): Promise<void> {
    await this.take();
    this.timer = setInterval(() => {
      this.taking = this.taking.then(() => this.take());
    }, this.delayMs / PARTS);
    this.timer.unref();
  }

  async stop(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    await this.taking;
    await Promise.all(this.ring.splice(0).map((snapshot) => release(snapshot)));
  }

  async query(statement: { text: string; values: unknown[] }): Promise<{ rows: FoundRow[] }> {
    const readableUntil = performance.now() - this.delayMs;
    const snapshot = this.ring.findLast((one) => one.takenAt <= readableUntil) ?? this.ring[0];
    if (!snapshot) throw new Error('No snapshot was taken yet');
    return snapshot.client.query<FoundRow>(statement);
  }

  private async take(): Promise<void> {
    const client = await this.pool.connect();
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await client.query('SELECT 1');
    this.ring.push({ client, takenAt: performance.now() });
    const spare = this.ring.length - (PARTS + 2);
    if (spare > 0) await Promise.all(this.ring.splice(0, spare).map((snapshot) => release(snapshot)));
  }
}

async function release(snapshot: Snapshot): Promise<void> {
  await snapshot.client.query('ROLLBACK');
  snapshot.client.release();
}
