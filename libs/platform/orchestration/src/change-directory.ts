import type { ChangeOutcome, ChangeState, ChangeType, RiskLevel } from '#core/contracts';
import type { Transaction } from '#platform/persistence';

/** What other practices may know of a change. */
export interface ChangeFacts {
  number: string;
  title: string;
  type: ChangeType;
  state: ChangeState;
  risk: RiskLevel | null;
  /** null: it has none yet. */
  window: { start: Date; end: Date } | null;
  /** How it was closed. */
  outcome: ChangeOutcome | null;
  services: readonly string[];
}

/** Something in the way of a change's window that nobody has solved. */
export interface OpenConflict {
  change: string;
  what: string;
  /** The record that is in the way; null: it is none. */
  recordNumber: string | null;
}

/** Read access to changes for practices that deliver them. */
export abstract class ChangeDirectory {
  /** The changes with these numbers, by number; a number that no change has is missing from the answer. */
  abstract byNumbers(numbers: readonly string[], tx?: Transaction): Promise<Map<string, ChangeFacts>>;
  /** What blocks their windows, or needs a reason that nobody has given, as long as they have not begun. */
  abstract openConflicts(numbers: readonly string[], tx?: Transaction): Promise<OpenConflict[]>;
}
