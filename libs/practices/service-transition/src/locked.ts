import type { LockedFields, ProblemCode } from '#core/contracts';
import { ok, refuse, type Refusal, type Result } from '#core/kernel';
import { noSuch, type ProcessRecord, type ProcessRecords, type TaskDecisions, type Verdict } from '#platform/orchestration';
import type { Transaction } from '#platform/persistence';

export type Outcome<T> = Result<T, Refusal<ProblemCode>>;

/** What has to hold before a person may write a record. */
export interface Condition<R> {
  /** The version that was read; absent: any. */
  version?: number | undefined;
  permits(record: R): Verdict;
}

/** The record, locked for a person who may act on it; refuses a version that is not the newest, and while a decision on it is on its way. */
export async function lockedFor<R extends ProcessRecord & { version: number }>(
  records: ProcessRecords<R>,
  decisions: TaskDecisions,
  number: string,
  { version, permits }: Condition<R>,
  tx: Transaction,
): Promise<Outcome<R>> {
  const record = await records.lock(number, tx);
  if (!record) return refuse('not-found', noSuch(records.table, number));
  const permitted = permits(record);
  if (!permitted.ok) return permitted;
  if (version !== undefined && record.version !== version) return refuse('version-mismatch', `${number} was changed meanwhile: it is at version ${record.version}, not ${version}.`);
  if (await decisions.pendingFor(number, tx)) return refuse('conflict', `A decision on ${number} has just been taken and is on its way. Look at it first.`);
  return ok(record);
}

/** Refuses what is written of a field that is locked (`conflict`, with the field). */
export function unlocked(locked: LockedFields, written: object): Outcome<void> {
  const [refused] = Object.entries(written).filter(([field, value]) => value !== undefined && field in locked);
  return refused ? refuse('conflict', locked[refused[0]]!, refused[0]) : ok();
}
