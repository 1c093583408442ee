import type { Direction } from '#core/contracts';

/** Share of the way from the baseline to the target: 0 at the baseline, 1 at the target, less or more beyond them. */
export function progressOf({ baseline, target }: { baseline: number; target: number }, value: number): number {
  if (baseline === target) return value === target ? 1 : 0;
  return (value - baseline) / (target - baseline);
}

/** Whether a figure keeps what was promised. */
export function isMet({ direction, target }: { direction: Direction; target: number }, value: number): boolean {
  return direction === 'increase' ? value >= target : value <= target;
}
