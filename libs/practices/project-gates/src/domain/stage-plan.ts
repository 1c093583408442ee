import { dayAfter, type WorkingDays } from '#platform/calendar';

/** The part of a stage that its place in time depends on. Days are `2026-12-01`; the last one is included. */
export interface PlannedStage {
  ordinal: number;
  workingDays: number;
  starts: string;
  ends: string;
}

/**
 * Lays stages one behind the other, without gaps or overlap: each begins on the first working day after the one before has
 * ended, and lasts its working days. The first begins on the first working day from `from` on.
 */
export function planned<S extends PlannedStage>(stages: readonly S[], from: string, days: WorkingDays): S[] {
  let next = from;
  return stages.map((stage) => {
    const starts = days.from(next);
    const ends = days.after(starts, stage.workingDays - 1);
    next = dayAfter(ends);
    return { ...stage, starts, ends };
  });
}

/** The stages after one of them was given another length: its successors move with it, what lies before stays. */
export function withLength<S extends PlannedStage>(stages: readonly S[], ordinal: number, workingDays: number, days: WorkingDays): S[] {
  const before = stages.filter((stage) => stage.ordinal < ordinal);
  const changed = stages.filter((stage) => stage.ordinal >= ordinal).map((stage) => (stage.ordinal === ordinal ? { ...stage, workingDays } : stage));
  return [...before, ...planned(changed, changed[0]?.starts ?? '', days)];
}
