import { difference, intersection, lengthOf, merged, type Interval } from './intervals.js';

/** Time that something takes away, with the words for those who look for a slot. */
export interface Obstacle extends Interval {
  readonly because: string;
}

export interface SlotSearch {
  readonly duration: number;
  /** Where to look: from now to the horizon. */
  readonly within: Interval;
  /** Only inside these, for example the maintenance windows; null: at any time. */
  readonly allowed: readonly Interval[] | null;
  /** The words for it when none of what is allowed is long enough. */
  readonly tooShort?: string;
  readonly obstacles: readonly Obstacle[];
}

export type FreeSlot =
  | { readonly found: true; readonly slot: Interval }
  /** What stands in the way, that which takes most of the time first. */
  | { readonly found: false; readonly reasons: readonly string[] };

/** The first stretch of `duration` that is allowed and free, or why there is none. */
export function nextFreeSlot({ duration, within, allowed, obstacles, tooShort = 'No allowed window is long enough.' }: SlotSearch): FreeSlot {
  const open = allowed === null ? [within] : intersection(allowed, [within]);
  const longEnough = ({ start, end }: Interval): boolean => end - start >= duration;
  const gap = difference(open, obstacles).find(longEnough);
  if (gap) return { found: true, slot: { start: gap.start, end: gap.start + duration } };
  if (!open.some(longEnough)) return { found: false, reasons: [tooShort] };
  return { found: false, reasons: whatTakesMost(obstacles, open) };
}

function whatTakesMost(obstacles: readonly Obstacle[], open: readonly Interval[]): string[] {
  const byReason = Map.groupBy(obstacles, ({ because }) => because);
  const taken = [...byReason].map(([because, all]) => ({ because, time: lengthOf(intersection(merged(all), open)) }));
  return taken.filter(({ time }) => time > 0).sort((one, other) => other.time - one.time).map(({ because }) => because);
}
