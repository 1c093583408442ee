import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { isRetryable } from './database-errors.js';

/** One database transaction; everything written through it is committed or undone together. */
export type Transaction = EntityManager;

const ATTEMPTS = 5;
const FIRST_PAUSE_MS = 10;
const beforeCommit = new AsyncLocalStorage<(tx: Transaction) => Promise<void>>();

/**
 * Runs `act`, and `last` at the end of every transaction that a unit of work opens meanwhile and that wrote something, so
 * that what `last` writes is committed with it or not at all.
 */
export function withLastWord<T>(last: (tx: Transaction) => Promise<void>, act: () => T): T {
  return beforeCommit.run(last, act);
}

@Injectable()
export class UnitOfWork {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Runs the work in one READ COMMITTED transaction and returns what it returns. A thrown error undoes it; after a
   * serialization failure or a deadlock it runs again from the start, so the work must have no effect outside `tx`.
   */
  async run<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.dataSource.transaction((tx) => completed(work, tx));
      } catch (error) {
        if (attempt >= ATTEMPTS || !isRetryable(error)) throw error;
        await pause(FIRST_PAUSE_MS * 2 ** attempt);
      }
    }
  }

  /** In the caller's transaction where there is one, else in one of its own: a transaction inside another would hold a second connection. */
  within<T>(tx: Transaction | undefined, work: (tx: Transaction) => Promise<T>): Promise<T> {
    return tx ? work(tx) : this.run(work);
  }
}

async function completed<T>(work: (tx: Transaction) => Promise<T>, tx: Transaction): Promise<T> {
  const value = await work(tx);
  const last = beforeCommit.getStore();
  if (last !== undefined && (await hasWritten(tx))) await last(tx);
  return value;
}

async function hasWritten(tx: Transaction): Promise<boolean> {
  const [row] = await tx.query<[{ written: boolean }]>('select pg_current_xact_id_if_assigned() is not null as written');
  return row.written;
}
