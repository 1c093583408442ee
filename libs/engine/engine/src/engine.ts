import type { Clock } from '#core/kernel';
import type { Command, CommandKind, Rejection, Responses } from './commands/commands.js';
import type { DecisionEngine } from './decisions.js';
import type { KeySource } from './keys.js';
import type { Changes, Loaded, LoadRequest } from './state/load.js';
import type { EndState, Key, Millis } from './state/rows.js';

/** What others may want to know at once. Facts are durable only after the batch is flushed: tell them then. */
export type Notification =
  /** A job of this type can be activated: wakes long polls. */
  | { readonly kind: 'jobsAvailable'; readonly type: string }
  /** Answers `awaitCompletion`; the result's variables are those of the process instance's own scope in the store. */
  | { readonly kind: 'instanceEnded'; readonly processInstanceKey: Key; readonly state: Exclude<EndState, 'ACTIVE'> }
  /** A pending user task request is answered. */
  | { readonly kind: 'requestAnswered'; readonly requestId: string; readonly rejection: Rejection | null };

export type Answer<K extends CommandKind = CommandKind> =
  | { readonly kind: 'response'; readonly response: Responses[K] }
  | { readonly kind: 'rejection'; readonly rejection: Rejection }
  /** A listener decides; the answer comes as `requestAnswered`. */
  | { readonly kind: 'pending'; readonly requestId: string };

export type Outcome<K extends CommandKind = CommandKind> =
  /** Nothing was changed: load, `put`, and process the same command again. */
  | { readonly kind: 'needs'; readonly requests: readonly LoadRequest[] }
  | {
      readonly kind: 'done';
      readonly answer: Answer<K>;
      readonly notifications: readonly Notification[];
      /** Earliest new due date among timers, job time-outs, back-offs and message deadlines; null when there is none. */
      readonly nextDue: Millis | null;
    };

/**
 * The engine's pure core. One caller at a time:
 * `process` each command of a batch (loading what it needs), `takeChanges`, write them in one transaction, `flushed`, answer.
 * When writing fails: `clear`, and refuse the batch.
 */
export interface Engine {
  process<K extends CommandKind>(command: Extract<Command, { kind: K }>): Outcome<K>;
  /** Takes over loaded rows; the requests they answer are then known to be complete. */
  put(requests: readonly LoadRequest[], loaded: Loaded): void;
  /** Row changes since the last call. Batches may overlap: the next one may be processed while this one is written. */
  takeChanges(): ChangeSet;
  /** The changes are durable. */
  flushed(changes: ChangeSet): void;
  /** Forgets idle process instances, least recently used first, when more rows than these are in memory. Never one with unflushed changes. */
  evict(keepRows: number): void;
  /** Forgets everything, unflushed changes too. */
  clear(): void;
  readonly loadedInstances: number;
  readonly loadedRows: number;
}

export interface ChangeSet {
  readonly number: number;
  readonly changes: Changes;
}

/** `unique`: a process has one running root instance with a business id, the next one is refused. */
export const BUSINESS_IDS = ['unique', 'free'] as const;
export type BusinessIds = (typeof BUSINESS_IDS)[number];

/** What the core is given from outside. */
export interface EngineParts {
  readonly clock: Clock;
  /** IANA name of the time zone that days, months and cron expressions of timers, `now()` and `today()` are reckoned in. */
  readonly zone: string;
  readonly keys: KeySource;
  readonly decisions: DecisionEngine;
  readonly businessIds: BusinessIds;
}
