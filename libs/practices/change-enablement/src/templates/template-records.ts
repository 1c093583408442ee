import { Injectable } from '@nestjs/common';
import type { TemplateState } from '#core/contracts';
import { AuditTrail, type AuditEntry, type FieldChange } from '#platform/audit';
import type { Actor } from '#platform/identity';
import type { Transaction } from '#platform/persistence';
import { ChangeTemplate } from './template.entity.js';
import { moveTemplate } from './template.lifecycle.js';

export interface TemplateNote {
  /** null: a job of the process. */
  actor: Actor | null;
  action: string;
  reason?: string | null | undefined;
  changes?: readonly FieldChange[];
}

/** Reads templates under a lock and writes them together with their audit entry. */
@Injectable()
export class TemplateRecords {
  constructor(private readonly audit: AuditTrail) {}

  /** The template, locked until the transaction ends. */
  lock(number: string, tx: Transaction): Promise<ChangeTemplate | null> {
    return tx.findOne(ChangeTemplate, { where: { number }, lock: { mode: 'pessimistic_write' } });
  }

  /** For jobs: a process without its record is a bug and becomes an incident. */
  async forJob(number: string, tx: Transaction): Promise<ChangeTemplate> {
    const template = await this.lock(number, tx);
    if (!template) throw new Error(`There is no template ${number}.`);
    return template;
  }

  async save(template: ChangeTemplate, note: TemplateNote, tx: Transaction): Promise<void> {
    await tx.save(template);
    await this.note(template, note, tx);
  }

  /** Moves the state (jobs only) and saves. What the lifecycle does not allow is thrown and becomes an incident. */
  async move(template: ChangeTemplate, state: TemplateState, note: TemplateNote, tx: Transaction): Promise<void> {
    const before = template.state;
    const moved = moveTemplate(template, state);
    if (!moved.ok) throw new Error(moved.failure.message);
    const changes = before === state ? [] : [{ field: 'state', before, after: state }];
    await this.save(template, { ...note, changes: [...changes, ...(note.changes ?? [])] }, tx);
  }

  async note({ number }: ChangeTemplate, { actor, action, reason, changes }: TemplateNote, tx: Transaction): Promise<void> {
    const entry: AuditEntry = { recordKind: 'standard-change-template', recordNumber: number, actor, action };
    await this.audit.record({ ...entry, ...(reason ? { reason } : {}), ...(changes?.length ? { changes } : {}) }, tx);
  }
}
