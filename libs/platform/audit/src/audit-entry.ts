import { createHash } from 'node:crypto';
import type { Actor } from '#platform/identity';

export interface FieldChange {
  field: string;
  before: unknown;
  after: unknown;
}

/** What happened to a record: written in the transaction of the change it tells of. */
export interface AuditEntry {
  recordKind: string;
  recordNumber: string;
  /** null: the system, in a job of the process. */
  actor: Actor | null;
  /** Closed set per practice, `change.submitted`. */
  action: string;
  reason?: string;
  changes?: readonly FieldChange[];
  at?: Date;
}

/** One row of `audit_entry` as it is hashed; the order of the members is part of the hash. */
export interface HashedEntry {
  recordKind: string;
  recordNumber: string;
  sequence: number;
  at: string;
  actorId: string | null;
  actorUsername: string | null;
  actorDisplayName: string | null;
  administratorId: string | null;
  administratorUsername: string | null;
  administratorDisplayName: string | null;
  action: string;
  reason: string | null;
  /** JSON text, kept as it was written. */
  changes: string;
}

/** The hashed members in the order of the hash. */
export const HASHED_MEMBERS = [
  'recordKind', 'recordNumber', 'sequence', 'at', 'actorId', 'actorUsername', 'actorDisplayName',
  'administratorId', 'administratorUsername', 'administratorDisplayName', 'action', 'reason', 'changes',
] as const satisfies readonly (keyof HashedEntry)[];

export const CHAIN_START = '0'.repeat(64);

/** SHA-256 over the hash before and every member of the entry, so that no row can be changed, moved or left out unseen. */
export function chainHash(previousHash: string, entry: HashedEntry): string {
  const members = HASHED_MEMBERS.map((name) => entry[name]);
  return createHash('sha256').update(JSON.stringify([previousHash, ...members])).digest('hex');
}
