import { Injectable } from '@nestjs/common';
import type { GateState, ProjectState } from '#core/contracts';
import type { Refusal, Result } from '#core/kernel';
import { AuditTrail, type FieldChange } from '#platform/audit';
import type { Actor } from '#platform/identity';
import type { Transaction } from '#platform/persistence';
import { Gate } from '../domain/gate.entity.js';
import { moveGate, moveProject } from '../domain/lifecycles.js';
import { Project } from '../domain/project.entity.js';

/** What a write says in the timeline of the record. */
export interface Note {
  /** null: a job of the process. */
  actor: Actor | null;
  action: string;
  reason?: string | null | undefined;
  changes?: readonly FieldChange[] | undefined;
}

/** Reads projects and gates under a lock and writes them together with their audit entry. */
@Injectable()
export class RecordWriter {
  constructor(private readonly audit: AuditTrail) {}

  project(number: string, tx: Transaction): Promise<Project | null> {
    return tx.findOne(Project, { where: { number }, lock: { mode: 'pessimistic_write' } });
  }

  gate(number: string, tx: Transaction): Promise<Gate | null> {
    return tx.findOne(Gate, { where: { number }, lock: { mode: 'pessimistic_write' } });
  }

  /** For jobs: a process without its record is a bug and becomes an incident. */
  async projectForJob(number: string, tx: Transaction): Promise<Project> {
    return there(await this.project(number, tx), number);
  }

  async gateForJob(number: string, tx: Transaction): Promise<Gate> {
    return there(await this.gate(number, tx), number);
  }

  /** Also for what changes beside the record (its stages, its review): the version rises with every write. */
  async save(record: Project | Gate, note: Note, tx: Transaction): Promise<void> {
    record.updatedAt = new Date();
    await tx.save(record);
    await this.note(record, note, tx);
  }

  /** Moves the state (jobs only) and saves. What the lifecycle does not allow is thrown and becomes an incident. */
  moveProject(project: Project, state: ProjectState, note: Note, tx: Transaction): Promise<void> {
    return this.moved(project, project.state, moveProject(project, state), note, tx);
  }

  moveGate(gate: Gate, state: GateState, note: Note, tx: Transaction): Promise<void> {
    return this.moved(gate, gate.state, moveGate(gate, state), note, tx);
  }

  /** A line of the timeline without a change of the record. */
  async note(record: Project | Gate, { actor, action, reason, changes }: Note, tx: Transaction): Promise<void> {
    const entry = { recordKind: record instanceof Project ? 'project' : 'gate', recordNumber: record.number, actor, action };
    await this.audit.record({ ...entry, ...(reason ? { reason } : {}), ...(changes?.length ? { changes } : {}) }, tx);
  }

  private async moved(record: Project | Gate, before: string, result: Result<void, Refusal<string>>, note: Note, tx: Transaction): Promise<void> {
    if (!result.ok) throw new Error(result.failure.message);
    const changes = before === record.state ? [] : [{ field: 'state', before, after: record.state }];
    await this.save(record, { ...note, changes: [...changes, ...(note.changes ?? [])] }, tx);
  }
}

function there<R>(record: R | null, number: string): R {
  if (!record) throw new Error(`There is no ${number}.`);
  return record;
}
