/**
 * Questions on live records from which a process owner composes criteria: a closed set. Each is answered by the practice that keeps
 * the records; one that nobody answers is not offered. `percent` is a share from 0 to 100, everything else counts records.
 */
export const LIVE_QUERIES = {
  /** Changes of the project's services that are submitted and not ended. */
  'open-changes': { unit: 'records', days: false },
  /** Changes of the project's services closed in the last days as backed out or unsuccessful. */
  'failed-changes': { unit: 'records', days: true },
  /** Share of the changes of the project's services closed in the last days that were successful; 100 when none was closed. */
  'successful-changes': { unit: 'percent', days: true },
  /** Objectives of the project's goal whose owner is no longer active. */
  'objectives-without-owner': { unit: 'records', days: false },
  /** Objectives of the project's goal that nobody has measured in the last days. */
  'objectives-not-measured': { unit: 'records', days: true },
  /** Open risks that stand at the project or its services and lie above the appetite, or that nobody has rated yet. */
  'risks-above-appetite': { unit: 'records', days: false },
  /** Open risks that stand at the project or its services and that nobody has accepted. */
  'risks-without-owner': { unit: 'records', days: false },
  /** Releases of the project that are not ready by their policies. */
  'releases-not-ready': { unit: 'records', days: false },
  /** Acceptance criteria of the project's services that are red. */
  'red-acceptance-criteria': { unit: 'records', days: false },
} as const satisfies Record<string, { unit: 'records' | 'percent'; days: boolean }>;
export type LiveQueryId = keyof typeof LIVE_QUERIES;
export const LIVE_QUERY_IDS = Object.keys(LIVE_QUERIES) as LiveQueryId[];

export const COMPARISONS = ['at-most', 'at-least'] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** What a live criterion asks, and which answers are good. */
export interface LiveCriterion {
  query: LiveQueryId;
  comparison: Comparison;
  limit: number;
  /** How far back, for queries that look back; null for the others. */
  days: number | null;
}

/** What the records say: the figure, and the records it comes from. */
export interface LiveAnswer {
  value: number;
  records: { number: string; title: string }[];
}

/** A query that a practice answers here. */
export interface LiveQueryView {
  id: LiveQueryId;
  unit: 'records' | 'percent';
  days: boolean;
}
