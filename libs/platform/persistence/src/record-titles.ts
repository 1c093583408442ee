import { Injectable } from '@nestjs/common';
import type { RecordPrefix } from './record-numbers.js';

/** Titles by number; unknown numbers are missing. */
export type TitleSource = (numbers: readonly string[]) => Promise<Map<string, string>>;

/** What the records of all kinds are called, with a process or without. Each library registers those it keeps. */
@Injectable()
export class RecordTitles {
  private readonly byPrefix = new Map<string, TitleSource>();

  /** A second source for one prefix is a bug. */
  register(prefix: RecordPrefix, source: TitleSource): void {
    if (this.byPrefix.has(prefix)) throw new Error(`Two sources of titles for the prefix ${prefix}`);
    this.byPrefix.set(prefix, source);
  }

  async titlesOf(numbers: readonly string[]): Promise<Map<string, string>> {
    const byPrefix = Map.groupBy(new Set(numbers), (number) => number.slice(0, Math.max(0, number.indexOf('-'))));
    const found = await Promise.all([...byPrefix].flatMap(([prefix, some]) => this.byPrefix.get(prefix)?.(some) ?? []));
    return new Map(found.flatMap((titles) => [...titles]));
  }

  async exists(number: string): Promise<boolean> {
    return (await this.titlesOf([number])).has(number);
  }
}
