import { Injectable } from '@nestjs/common';
import type { RecordPrefix } from './record-numbers.js';
import { UnitOfWork, type Transaction } from './unit-of-work.js';

/** Titles by number; unknown numbers are missing. */
export type TitleSource = (numbers: readonly string[], tx: Transaction) => Promise<Map<string, string>>;

/** What the records of all kinds are called, with a process or without. Each library registers those it keeps. */
@Injectable()
export class RecordTitles {
  private readonly byPrefix = new Map<string, TitleSource>();

  constructor(private readonly work: UnitOfWork) {}

  /** A second source for one prefix is a bug. */
  register(prefix: RecordPrefix, source: TitleSource): void {
    if (this.byPrefix.has(prefix)) throw new Error(`Two sources of titles for the prefix ${prefix}`);
    this.byPrefix.set(prefix, source);
  }

  async titlesOf(numbers: readonly string[], tx?: Transaction): Promise<Map<string, string>> {
    const byPrefix = Map.groupBy(new Set(numbers), (number) => number.slice(0, Math.max(0, number.indexOf('-'))));
    const known = [...byPrefix].flatMap(([prefix, some]) => (this.byPrefix.has(prefix) ? [{ source: this.byPrefix.get(prefix)!, some }] : []));
    if (known.length === 0) return new Map();
    return this.work.within(tx, async (within) => {
      const titles = new Map<string, string>();
      for (const { source, some } of known) for (const [number, title] of await source(some, within)) titles.set(number, title);
      return titles;
    });
  }

  async exists(number: string, tx?: Transaction): Promise<boolean> {
    return (await this.titlesOf([number], tx)).has(number);
  }
}
