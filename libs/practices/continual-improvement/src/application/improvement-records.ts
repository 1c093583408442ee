import { Injectable } from '@nestjs/common';
import type { ImprovementState } from '#core/contracts';
import { AuditTrail, type FieldChange } from '#platform/audit';
import type { Actor } from '#platform/identity';
import type { Transaction } from '#platform/persistence';
import { Improvement } from '../domain/improvement.entity.js';
import { moveTo } from '../domain/improvement.lifecycle.js';

/** What a write to an improvement says in its timeline. */
export interface ImprovementNote {
  /** null: a job of the process, or another practice. */
  actor: Actor | null;
  action: string;
  reason?: string | null | undefined;
  changes?: readonly FieldChange[];
}

/** Reads improvements under a lock and writes them together with their audit entry. */
@Injectable()
export class ImprovementRecords {
  constructor(private readonly audit: AuditTrail) {}

  /** The improvement, locked until the transaction ends. */
  lock(number: string, tx: Transaction): Promise<Improvement | null> {
    return tx.findOne(Improvement, { where: { number }, lock: { mode: 'pessimistic_write' } });
  }

  /** For jobs: a process without its record is a bug and becomes an incident. */
  async forJob(number: string, tx: Transaction): Promise<Improvement> {
    const improvement = await this.lock(number, tx);
    if (!improvement) throw new Error(`There is no improvement ${number}.`);
    return improvement;
  }

  async save(improvement: Improvement, note: ImprovementNote, tx: Transaction): Promise<void> {
    await tx.save(improvement);
    await this.note(improvement, note, tx);
  }

  /** Moves the state (jobs only) and saves. What the lifecycle does not allow is thrown and becomes an incident. */
  async move(improvement: Improvement, state: ImprovementState, note: ImprovementNote, tx: Transaction): Promise<void> {
    const before = improvement.state;
    const moved = moveTo(improvement, state);
    if (!moved.ok) throw new Error(moved.failure.message);
    const changes = before === state ? [] : [{ field: 'state', before, after: state }];
    await this.save(improvement, { ...note, changes: [...changes, ...(note.changes ?? [])] }, tx);
  }

  /** A line of the timeline without a change of the record. */
  async note({ number: recordNumber }: Improvement, { actor, action, reason, changes }: ImprovementNote, tx: Transaction): Promise<void> {
    const entry = { recordKind: 'improvement', recordNumber, actor, action };
    await this.audit.record({ ...entry, ...(reason ? { reason } : {}), ...(changes?.length ? { changes } : {}) }, tx);
  }
}
