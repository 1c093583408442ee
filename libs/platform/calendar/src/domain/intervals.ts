/** A stretch of time `[start, end)` in milliseconds since 1970 (UTC). One that ends before it begins is empty. */
export interface Interval {
  readonly start: number;
  readonly end: number;
}

/** The same time as disjoint intervals in order; those that touch become one. */
export function merged(intervals: readonly Interval[]): Interval[] {
  const sorted = intervals.filter(({ start, end }) => start < end).sort((one, other) => one.start - other.start);
  const union: Interval[] = [];
  for (const next of sorted) {
    const last = union.at(-1);
    if (last && next.start <= last.end) union[union.length - 1] = { start: last.start, end: Math.max(last.end, next.end) };
    else union.push(next);
  }
  return union;
}

/** What lies in both. */
export function intersection(one: readonly Interval[], other: readonly Interval[]): Interval[] {
  const [left, right] = [merged(one), merged(other)];
  const common: Interval[] = [];
  for (let i = 0, j = 0; i < left.length && j < right.length; ) {
    const [a, b] = [left[i]!, right[j]!];
    const shared = { start: Math.max(a.start, b.start), end: Math.min(a.end, b.end) };
    if (shared.start < shared.end) common.push(shared);
    if (a.end < b.end) i += 1;
    else j += 1;
  }
  return common;
}

/** What lies in the first and not in the second. */
export function difference(one: readonly Interval[], other: readonly Interval[]): Interval[] {
  const taken = merged(other);
  return merged(one).flatMap((interval) => without(interval, taken));
}

function without({ start, end }: Interval, taken: readonly Interval[]): Interval[] {
  const left: Interval[] = [];
  let from = start;
  for (const gap of taken) {
    if (gap.end <= from) continue;
    if (gap.start >= end) break;
    if (gap.start > from) left.push({ start: from, end: gap.start });
    from = gap.end;
  }
  return from < end ? [...left, { start: from, end }] : left;
}

export function overlaps(one: Interval, other: Interval): boolean {
  return one.start < other.end && other.start < one.end;
}

/** Whether one of the intervals, joined where they touch, holds the whole of `wanted`. */
export function covers(intervals: readonly Interval[], wanted: Interval): boolean {
  return merged(intervals).some(({ start, end }) => start <= wanted.start && wanted.end <= end);
}

/** Milliseconds in all, each counted once. */
export function lengthOf(intervals: readonly Interval[]): number {
  return merged(intervals).reduce((sum, { start, end }) => sum + end - start, 0);
}
