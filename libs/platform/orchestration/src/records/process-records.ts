import type { FindOptionsWhere } from 'typeorm';
import type { ProcessRecordStates } from '#core/contracts';
import type { Refusal, Result } from '#core/kernel';
import type { AuditTrail, FieldChange } from '#platform/audit';
import type { Actor } from '#platform/identity';
import type { Transaction } from '#platform/persistence';

/** What every record that a process moves has. */
export interface ProcessRecord {
  number: string;
  state: string;
  processInstanceKey: string | null;
  updatedAt: Date;
}

/** What a write says in the timeline of the record. */
export interface RecordNote {
  /** null: a job of the process. */
  actor: Actor | null;
  action: string;
  reason?: string | null | undefined;
  changes?: readonly FieldChange[] | undefined;
}

/** One kind of records: where they are kept, and the only way to move their state. */
export interface RecordTable<R extends ProcessRecord> {
  entity: new () => R;
  kind: keyof ProcessRecordStates;
  /** The column that people know the record by. */
  title: 'title' | 'name';
  moveTo(record: R, state: R['state']): Result<void, Refusal<string>>;
}

/** Reads the records of one kind under a lock and writes them together with their audit entry. */
export abstract class ProcessRecords<R extends ProcessRecord> {
  protected constructor(
    private readonly audit: AuditTrail,
    readonly table: RecordTable<R>,
  ) {}

  /** The record, locked until the transaction ends. */
  lock(number: string, tx: Transaction): Promise<R | null> {
    return tx.findOne(this.table.entity, { where: { number } as FindOptionsWhere<R>, lock: { mode: 'pessimistic_write' } });
  }

  /** For jobs: a process without its record is a bug and becomes an incident. */
  async forJob(number: string, tx: Transaction): Promise<R> {
    const record = await this.lock(number, tx);
    if (!record) throw new Error(noSuch(this.table, number));
    return record;
  }

  async save(record: R, note: RecordNote, tx: Transaction): Promise<void> {
    await tx.save(record);
    await this.note(record, note, tx);
  }

  /** Moves the state (jobs only) and saves. What the lifecycle does not allow is thrown and becomes an incident. */
  async move(record: R, state: R['state'], note: RecordNote, tx: Transaction): Promise<void> {
    const before = record.state;
    const moved = this.table.moveTo(record, state);
    if (!moved.ok) throw new Error(moved.failure.message);
    const changes = before === state ? [] : [{ field: 'state', before, after: state }];
    await this.save(record, { ...note, changes: [...changes, ...(note.changes ?? [])] }, tx);
  }

  /** A line of the timeline without a change of the record. */
  async note({ number: recordNumber }: R, { actor, action, reason, changes }: RecordNote, tx: Transaction): Promise<void> {
    const entry = { recordKind: this.table.kind, recordNumber, actor, action };
    await this.audit.record({ ...entry, ...(reason ? { reason } : {}), ...(changes?.length ? { changes } : {}) }, tx);
  }
}

export function noSuch<R extends ProcessRecord>({ kind }: RecordTable<R>, number: string): string {
  return `There is no ${kind.replaceAll('-', ' ')} ${number}.`;
}
