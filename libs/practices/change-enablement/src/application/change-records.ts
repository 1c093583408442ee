import { Injectable } from '@nestjs/common';
import type { ChangeState } from '#core/contracts';
import { AuditTrail } from '#platform/audit';
import type { AuditEntry, FieldChange } from '#platform/audit';
import type { Actor } from '#platform/identity';
import type { Transaction } from '#platform/persistence';
import { Change } from '../domain/change.entity.js';
import { moveTo } from '../domain/change.lifecycle.js';

/** What a write to a change says in its timeline. */
export interface ChangeNote {
  /** null: a job of the process. */
  actor: Actor | null;
  action: string;
  reason?: string | null | undefined;
  changes?: readonly FieldChange[];
}

/** Reads changes under a lock and writes them together with their audit entry. */
@Injectable()
export class ChangeRecords {
  constructor(private readonly audit: AuditTrail) {}

  /** The change, locked until the transaction ends. */
  lock(number: string, tx: Transaction): Promise<Change | null> {
    return tx.findOne(Change, { where: { number }, lock: { mode: 'pessimistic_write' } });
  }

  /** For jobs: a process without its record is a bug and becomes an incident. */
  async forJob(number: string, tx: Transaction): Promise<Change> {
    const change = await this.lock(number, tx);
    if (!change) throw new Error(`There is no change ${number}.`);
    return change;
  }

  async save(change: Change, note: ChangeNote, tx: Transaction): Promise<void> {
    await tx.save(change);
    await this.note(change, note, tx);
  }

  /** Moves the state (jobs only) and saves. What the lifecycle does not allow is thrown and becomes an incident. */
  async move(change: Change, state: ChangeState, note: ChangeNote, tx: Transaction): Promise<void> {
    const before = change.state;
    const moved = moveTo(change, state);
    if (!moved.ok) throw new Error(moved.failure.message);
    const changes = before === state ? [] : [{ field: 'state', before, after: state }];
    await this.save(change, { ...note, changes: [...changes, ...(note.changes ?? [])] }, tx);
  }

  /** A line of the timeline without a change of the record. */
  async note({ number }: Change, { actor, action, reason, changes }: ChangeNote, tx: Transaction): Promise<void> {
    const entry: AuditEntry = { recordKind: 'change', recordNumber: number, actor, action };
    await this.audit.record({ ...entry, ...(reason ? { reason } : {}), ...(changes?.length ? { changes } : {}) }, tx);
  }
}
