/** Share of the way from the baseline to the target: 0 at the baseline, 1 at the target, less or more beyond them. */
export function progressOf({ baseline, target }: { baseline: number; target: number }, value: number): number {
  if (baseline === target) return value === target ? 1 : 0;
  return (value - baseline) / (target - baseline);
}
