import type { Key, KeySource } from '#engine/engine';

/** Counts up; where it stands is written with every batch, so that no key is ever given twice. */
export class StoreKeys implements KeySource {
  private upcoming = 0;

  next(): Key {
    return String(this.upcoming++);
  }

  get position(): number {
    return this.upcoming;
  }

  /** Continues where the store says; never goes back within one process. */
  continueFrom(position: number): void {
    this.upcoming = Math.max(this.upcoming, position);
  }
}
