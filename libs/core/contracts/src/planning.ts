/** Why a window may not suit a change. */
export const CONFLICT_KINDS = [
  'same-item', 'related-item', 'same-service', 'hard-freeze', 'soft-freeze', 'outside-maintenance-window', 'implementer-booked', 'implementer-absent', 'gate', 'release', 'early-life-support',
] as const;
export type ConflictKind = (typeof CONFLICT_KINDS)[number];

/** `blocking` refuses the window, `reason` asks why it has to be this one, `warning` only tells. */
export const CONFLICT_SEVERITIES = ['blocking', 'reason', 'warning'] as const;
export type ConflictSeverity = (typeof CONFLICT_SEVERITIES)[number];

export interface ConflictView {
  kind: ConflictKind;
  severity: ConflictSeverity;
  /** What is in the way, in a sentence. */
  what: string;
  /** What to do about it. */
  advice: string;
  /** The record it is with; null: none that has a number. */
  recordNumber: string | null;
  start: string;
  end: string;
}

/** A window that somebody thinks of. */
export interface ProposedWindow {
  /** The change it is for, which is not in its own way. */
  number?: string | undefined;
  services: string[];
  items: string[];
  /** User name. */
  implementer: string | null;
  plannedStart: string;
  plannedEnd: string;
}

export interface SlotQuery extends Omit<ProposedWindow, 'plannedStart' | 'plannedEnd'> {
  minutes: number;
  /** Not earlier than this; absent: from now on. */
  from?: string | undefined;
}

export type SlotView =
  | { found: true; start: string; end: string; sentence: null; reasons: string[] }
  /** `sentence` says why there is none, `reasons` what takes the time, the greatest part first. */
  | { found: false; start: null; end: null; sentence: string; reasons: string[] };
