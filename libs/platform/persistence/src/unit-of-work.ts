import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { isRetryable } from './database-errors.js';

/** One database transaction; everything written through it is committed or undone together. */
export type Transaction = EntityManager;

const ATTEMPTS = 5;
const FIRST_PAUSE_MS = 10;

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
        return await this.dataSource.transaction('READ COMMITTED', work);
      } catch (error) {
        if (attempt >= ATTEMPTS || !isRetryable(error)) throw error;
        await pause(FIRST_PAUSE_MS * 2 ** attempt);
      }
    }
  }
}
