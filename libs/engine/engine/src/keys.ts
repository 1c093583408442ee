import type { Key } from './state/rows.js';

/** Gives each new thing its key: rising decimal strings of equal length, never one twice, also after a restart. */
export interface KeySource {
  next(): Key;
}

/** First key of a new store. Sixteen digits, exact as a JavaScript number for all keys that can ever be drawn. */
export const FIRST_KEY = 2251799813685249;

/** Counts up from `next`; the store keeps where it stands. */
export class CountingKeys implements KeySource {
  constructor(private upcoming: number = FIRST_KEY) {}

  next(): Key {
    return String(this.upcoming++);
  }

  /** The key that will be given next. */
  get position(): number {
    return this.upcoming;
  }
}
