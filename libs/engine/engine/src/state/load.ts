import type { Key, Rows, StartSubscriptionRow, TableName } from './rows.js';

/** What the core asks for when it meets something that is not in memory. All keys and names come from commands or rows. */
export type LoadRequest =
  /** All live rows (see `TABLES`) of one running process instance; nothing when it has ended. */
  | { readonly kind: 'processInstance'; readonly key: Key }
  /** The same for the process instance that owns this live row. A start timer brings only its own row. */
  | { readonly kind: 'owner'; readonly of: 'job' | 'userTask' | 'elementInstance' | 'incident' | 'timer'; readonly key: Key }
  /** All process instances with a live message subscription of this name and key. */
  | { readonly kind: 'messageSubscribers'; readonly name: string; readonly correlationKey: string }
  /** All process instances with a signal subscription of this name. */
  | { readonly kind: 'signalSubscribers'; readonly name: string }
  /** Root process instance that is active with this business id. */
  | { readonly kind: 'businessId'; readonly businessId: string }
  /** Active process instance of this process that was started by a message with this correlation key. */
  | { readonly kind: 'startedByMessage'; readonly processDefinitionId: string; readonly correlationKey: string }
  /** Rows of `startSubscriptions` (all process ids). */
  | { readonly kind: 'startSubscriptions'; readonly of: StartSubscriptionRow['kind']; readonly name: string }
  /** Rows of `startSubscriptions`, and start timers, of all versions of a process. */
  | { readonly kind: 'startEventsOf'; readonly processDefinitionId: string }
  /** Rows of `messages`. */
  | { readonly kind: 'messages'; readonly name: string; readonly correlationKey: string }
  | { readonly kind: 'message'; readonly key: Key }
  /** Whether there are finished rows of this process instance, or of this evaluation of decisions: answered in `Loaded.history`. */
  | { readonly kind: 'history'; readonly of: HistoryKind; readonly key: Key }
  /**
   * Definition tables: one row by key, the newest version of an id (of each state one), every version, a version, the newest
   * active one with a tag, the one of a deployment.
   */
  | { readonly kind: 'definition'; readonly table: DefinitionTable; readonly by: DefinitionSelector }
  /** Up to `limit` jobs of phase ACTIVATABLE of this type with a key above `after`, lowest key first: answered in `Loaded.activatable`. */
  | { readonly kind: 'activatableJobs'; readonly type: string; readonly after: Key; readonly limit: number };

/** What is deleted as a whole, all its rows by one key. */
export type HistoryKind = 'processInstance' | 'decisionEvaluation';
export type DefinitionTable = 'processDefinitions' | 'decisionDefinitions' | 'decisionRequirements' | 'forms' | 'resources';
export type DefinitionSelector =
  | { readonly key: Key }
  | { readonly latest: string }
  | { readonly every: string }
  | { readonly id: string; readonly version: number }
  | { readonly id: string; readonly versionTag: string }
  | { readonly id: string; readonly deploymentKey: Key };

/** The answer of a store: rows by table. What is missing does not exist. Rows the memory knows better are ignored. */
export interface Loaded {
  readonly rows: { readonly [T in TableName]?: readonly Rows[T][] };
  readonly activatable?: readonly { readonly type: string; readonly jobs: readonly { readonly jobKey: Key; readonly processInstanceKey: Key }[] }[];
  /** Keys of `history` requests that were found. */
  readonly history?: readonly Key[];
}

/** Rows to write: a multi-row statement each. Inserts of `sequenceFlows` ignore conflicts (ON CONFLICT DO NOTHING); no other key is inserted twice. */
export interface TableChanges<T extends TableName> {
  readonly inserts: readonly Rows[T][];
  readonly updates: readonly Rows[T][];
  readonly deletes: readonly Key[];
}
/** Everything of these keys is deleted, after the rows are written. */
export type Purges = { readonly [H in HistoryKind]: readonly Key[] };
export type Changes = { readonly [T in TableName]?: TableChanges<T> } & { readonly purges?: Purges };

/** Thrown by reads inside the core, caught only by the processor. Never leaves `Engine.process`. */
export class NotLoaded extends Error {
  constructor(readonly requests: readonly LoadRequest[]) {
    super(`not loaded: ${requests.map((request) => request.kind).join(', ')}`);
  }
}
