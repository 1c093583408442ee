import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { RECORD_PREFIXES, type Page, type PersonRef, type TimelineEntry } from '#core/contracts';
import { decodeCount, orRefuse, toPage, type PageQuery, type Transaction } from '#platform/persistence';
import type { Actor } from '#platform/identity';
import { CHAIN_START, chainHash, HASHED_MEMBERS, type AuditEntry, type FieldChange, type HashedEntry } from './audit-entry.js';

/** What `verify` found: the chain holds, or the first entry that does not fit what stands before it. */
export type AuditVerdict = { intact: true; entries: number; head: string } | { intact: false; sequence: number; problem: string };

type StoredEntry = HashedEntry & { id: string; previousHash: string; hash: string };

/** Channel on which every entry is announced with its commit: `{"topic":"change","id":"CHG-12"}`. */
export const LIVE_CHANNEL = 'tollgate_live';

/** Told of each entry in the transaction that writes it. */
export type AuditListener = (entry: AuditEntry, tx: Transaction) => Promise<void>;

@Injectable()
export class AuditTrail {
  private readonly listeners: AuditListener[] = [];

  constructor(private readonly dataSource: DataSource) {}

  /** From now on the listener hears of every entry, and what it writes is committed with it. */
  onRecorded(listener: AuditListener): void {
    this.listeners.push(listener);
  }

  /** Appends one entry to the record's chain, in the caller's transaction. Writers of one record wait for each other. */
  async record(entry: AuditEntry, tx: Transaction): Promise<void> {
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 7))', [entry.recordNumber]);
    const head = await this.head(entry.recordNumber, tx);
    const row = hashedEntry(entry, head.sequence + 1);
    const values = [...HASHED_MEMBERS.map((name) => row[name]), head.hash, chainHash(head.hash, row)];
    await tx.query(INSERT, values);
    await tx.query(ANNOUNCE, [LIVE_CHANNEL, JSON.stringify(liveEvent(entry.recordNumber)), entry.recordNumber]);
    for (const listener of this.listeners) await listener(entry, tx);
  }

  /** A record's history, newest first. Throws `Refused` for a cursor that is none of this list. */
  async timeline(recordNumber: string, page: Pick<PageQuery, 'limit' | 'cursor'>): Promise<Page<TimelineEntry>> {
    const before = page.cursor === undefined ? NEWEST : orRefuse(decodeCount(page.cursor));
    const rows = await this.dataSource.query<StoredEntry[]>(
      `${SELECT} where record_number = $1 and sequence < $2 order by sequence desc limit $3`,
      [recordNumber, before, page.limit + 1],
    );
    const [{ total }] = await this.dataSource.query<[{ total: number }]>(
      'select count(*)::int as total from tollgate.audit_entry where record_number = $1', [recordNumber]);
    return toPage(rows, page.limit, total, timelineEntry, ({ sequence }) => [sequence]);
  }

  /** Reads a record's chain from its start and names the first entry that was changed, moved or removed. */
  async verify(recordNumber: string): Promise<AuditVerdict> {
    const rows = await this.dataSource.query<StoredEntry[]>(`${SELECT} where record_number = $1 order by sequence`, [recordNumber]);
    let head = CHAIN_START;
    for (const [index, row] of rows.entries()) {
      const problem = faultOf(row, index + 1, head);
      if (problem !== undefined) return { intact: false, sequence: index + 1, problem };
      head = row.hash;
    }
    return { intact: true, entries: rows.length, head };
  }

  private async head(recordNumber: string, tx: Transaction): Promise<{ sequence: number; hash: string }> {
    const [row] = await tx.query<{ sequence: number; hash: string }[]>(
      'select sequence, hash from tollgate.audit_entry where record_number = $1 order by sequence desc limit 1', [recordNumber]);
    return row ?? { sequence: 0, hash: CHAIN_START };
  }
}

/** The setting lives as long as the transaction: what the end of it wants to know about its beginning. */
const ANNOUNCE = `select pg_notify($1, $2), set_config('tollgate.recorded', $3, true)`;

const COLUMNS = {
  recordKind: 'record_kind', recordNumber: 'record_number', sequence: 'sequence', at: 'at', actorId: 'actor_id',
  actorUsername: 'actor_username', actorDisplayName: 'actor_display_name', administratorId: 'administrator_id',
  administratorUsername: 'administrator_username', administratorDisplayName: 'administrator_display_name',
  action: 'action', reason: 'reason', changes: 'changes',
} as const satisfies Record<keyof HashedEntry, string>;

const INSERT = `insert into tollgate.audit_entry (${HASHED_MEMBERS.map((name) => COLUMNS[name]).join(', ')}, previous_hash, hash)
  values (${[...HASHED_MEMBERS, 'previousHash', 'hash'].map((_, index) => `$${index + 1}`).join(', ')})`;

const SELECTED = HASHED_MEMBERS.map((name) => (name === 'at' ? `to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at` : `${COLUMNS[name]} as "${name}"`));
const SELECT = `select id::text as id, ${SELECTED.join(', ')}, previous_hash as "previousHash", hash from tollgate.audit_entry`;

function hashedEntry({ actor, ...entry }: AuditEntry, sequence: number): HashedEntry {
  return {
    recordKind: entry.recordKind,
    recordNumber: entry.recordNumber,
    sequence,
    at: (entry.at ?? new Date()).toISOString(),
    actorId: actor?.personId ?? null,
    actorUsername: actor?.username ?? null,
    actorDisplayName: actor?.displayName ?? null,
    administratorId: actor?.administrator?.personId ?? null,
    administratorUsername: actor?.administrator?.username ?? null,
    administratorDisplayName: actor?.administrator?.displayName ?? null,
    action: entry.action,
    reason: entry.reason?.toWellFormed() ?? null, // as the database keeps it: half a character would not hash the same
    changes: JSON.stringify(withDeputy(entry.changes ?? [], actor)),
  };
}

function faultOf(row: StoredEntry, expected: number, head: string): string | undefined {
  if (row.sequence !== expected) return `Entry ${expected} is missing.`;
  if (row.previousHash !== head) return `Entry ${expected} does not follow the entry before it.`;
  if (row.hash !== chainHash(head, row)) return `Entry ${expected} is not as it was written.`;
  return undefined;
}

/** Whoever decides in the name of an absent colleague has both named, within what is hashed. */
const IN_NAME_OF = 'inNameOf';

function withDeputy(changes: readonly FieldChange[], actor: Actor | null): readonly FieldChange[] {
  if (!actor?.deputyFor) return changes;
  const { username, displayName } = actor.deputyFor;
  return [...changes, { field: IN_NAME_OF, before: null, after: { username, displayName } }];
}

/** An administrator who acts as a sample person acts for that person; a deputy for the colleague who is away; an administrator as a deputy has all three named. */
function timelineEntry(row: StoredEntry): TimelineEntry {
  const person = refOf(row.actorUsername, row.actorDisplayName);
  const administrator = refOf(row.administratorUsername, row.administratorDisplayName);
  const all = JSON.parse(row.changes) as TimelineEntry['changes'];
  const absent = (all.find(({ field }) => field === IN_NAME_OF)?.after ?? null) as PersonRef | null;
  const changes = all.filter(({ field }) => field !== IN_NAME_OF);
  const [by, actingFor, inNameOf] = administrator === null ? [person, absent, null] : [administrator, person, absent];
  const { id, at, action, reason, hash } = row;
  return { id, at, by, actingFor, inNameOf, action, reason, changes, hash };
}

function refOf(username: string | null, displayName: string | null) {
  return username === null ? null : { username, displayName: displayName ?? username };
}

function liveEvent(recordNumber: string) {
  if (recordNumber.startsWith('MODEL:')) return { topic: 'model', id: recordNumber.slice('MODEL:'.length) };
  const prefix = recordNumber.split('-')[0] ?? '';
  return { topic: 'record', id: prefix in RECORD_PREFIXES ? recordNumber : null };
}

const NEWEST = 2_147_483_647;
