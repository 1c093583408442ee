import type { ProblemCode, ProcessRecordItem, ProcessRecordStates, RECORD_PREFIXES } from '#core/contracts';
import type { Refusal, Result } from '#core/kernel';
import type { Actor } from '#platform/identity';
import type { Transaction } from '#platform/persistence';

export type RecordPrefix = keyof typeof RECORD_PREFIXES;

/** What a person is about to decide on a user task that belongs to a record. */
export interface DecisionContext {
  userTaskKey: string;
  recordNumber: string;
  elementId: string;
  actor: Actor;
  variables: Record<string, unknown>;
  /** What the task sees of its process, its own variables included: which of several tasks of one element it is. Empty for a task without a form. */
  taskVariables: Record<string, unknown>;
}

/** A decision that was just written, in the same transaction. */
export interface DecisionTaken extends DecisionContext {
  decisionId: string;
  contentHash: string;
  at: Date;
}

/** A decision on record whose task is about to complete. */
export interface StandingDecision {
  decisionId: string;
  recordNumber: string;
  elementId: string;
  personId: string;
  contentHash: string;
  variables: Record<string, unknown>;
  taskVariables: Record<string, unknown>;
}

/** A decision the engine did not accept. */
export interface DecisionVoided {
  decisionId: string;
  recordNumber: string;
  elementId: string;
  reason: string;
}

export interface OpenRecord {
  number: string;
  title: string;
  processInstanceKey: string | null;
  updatedAt: Date;
  /** Since when the record's process should be running; null: none is expected. */
  processExpectedSince: Date | null;
}

/** Where a record asks several people for one voice each: nobody has two, be it through a deputy. */
export interface Voices {
  /** Elements whose tasks ask for a voice. */
  readonly tasks: readonly string[];
  /** Those of the records on which the voice of this person has been given in what is asked now, by themselves or in their name. */
  givenBy(personId: string, recordNumbers: readonly string[]): Promise<Set<string>>;
}

/** A record as a sentence names it. */
export interface NamedRecord {
  number: string;
  title: string;
}

/**
 * What the task list, operations and the outbox need to know of one practice's records, without knowing the practice.
 * Implemented and registered by the practice that owns the records.
 */
export interface RecordGateway {
  readonly prefix: RecordPrefix;
  readonly kind: keyof ProcessRecordStates;
  /** Absent when no task of such a record asks for one voice of several. */
  readonly voices?: Voices;
  /** Titles by number; unknown numbers are missing. */
  titlesOf(numbers: readonly string[], tx: Transaction): Promise<Map<string, string>>;
  /** What hangs on an answer, in sentences. */
  stakesOf(recordNumber: string): Promise<string[]>;
  /** Values a task's form shows: keys are those of the form fields. */
  formDataOf(recordNumber: string, elementId: string, taskVariables: Record<string, unknown>): Promise<Record<string, unknown>>;
  /** The process instance of a record that another record's process calls; absent when every record starts a process of its own. */
  calledInstanceOf?(recordNumber: string): Promise<string | null>;
  /** May this person decide now, and on which content? Locks the record, so that the answer holds until the transaction ends. */
  mayDecide(context: DecisionContext, tx: Transaction): Promise<Result<{ contentHash: string }, Refusal<ProblemCode>>>;
  /** Asked by the engine's completing listener: does a decision on record still stand, for this person and this content? */
  stillPermits(decision: StandingDecision, tx: Transaction): Promise<Result<void, Refusal<ProblemCode>>>;
  /** Same transaction as the decision row: keep what the practice needs of it. The record's state moves later, in the job. */
  decided(decision: DecisionTaken, tx: Transaction): Promise<void>;
  /** The engine did not accept the decision: undo what `decided` kept, and audit. */
  decisionVoided(decision: DecisionVoided, tx: Transaction): Promise<void>;
  /** The engine accepted the start of the record's process. */
  processStarted(recordNumber: string, processInstanceKey: string, tx: Transaction): Promise<void>;
  /** The engine refused an effect for good (start, message): the person has to know. */
  effectRefused(recordNumber: string, effect: string, reason: string, tx: Transaction): Promise<void>;
  /** An operator cancelled the process: the record ends with it, in whichever way its state leads to an end, audited with the reason. */
  cancelled(recordNumber: string, reason: string, actor: Actor, tx: Transaction): Promise<void>;
  /** All of them, or those of these numbers that are open. */
  openRecords(numbers?: readonly string[]): Promise<OpenRecord[]>;
  /** Open records that name this service or configuration item; absent when none ever does. */
  openOn?(number: string, tx: Transaction): Promise<NamedRecord[]>;
  /** Open records that the person asked for or answers for, newest first. */
  myRecords(actor: Actor, limit: number): Promise<ProcessRecordItem[]>;
}
