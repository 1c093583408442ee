import { Injectable } from '@nestjs/common';
import type { ProblemCode } from '#core/contracts';
import { ok, refuse, type Refusal, type Result } from '#core/kernel';
import type { FieldChange } from '#platform/audit';
import { AuditTrail } from '#platform/audit';
import type { Actor } from '#platform/identity';
import type { Transaction } from '#platform/persistence';
import { Model } from '../domain/model.entity.js';

export type ModelAction =
  | 'model.created'
  | 'model.draft-saved'
  | 'model.draft-discarded'
  | 'model.deployed'
  | 'model.deployed-along'
  | 'model.update-skipped';

/** Rows of models, with their drafts; every change is audited as `MODEL:<id>`. */
@Injectable()
export class ModelStore {
  constructor(private readonly audit: AuditTrail) {}

  /** With the draft's content. */
  find(id: string, tx: Transaction): Promise<Model | null> {
    return withDraft(tx).where('model.id = :id', { id }).getOne();
  }

  /** Without the drafts' contents, by folder and name. */
  all(tx: Transaction): Promise<Model[]> {
    return tx.find(Model, { order: { folder: 'ASC', name: 'ASC', id: 'ASC' } });
  }

  /** Locks the model until the transaction ends; refuses a revision that is no longer the newest. */
  async lock(id: string, revision: number, tx: Transaction): Promise<Result<Model, Refusal<ProblemCode>>> {
    const model = await withDraft(tx).where('model.id = :id', { id }).setLock('pessimistic_write').getOne();
    if (!model) return refuse('not-found', `There is no model "${id}".`);
    if (model.revision === revision) return ok(model);
    return refuse('version-mismatch', 'Somebody else saved or deployed this model meanwhile. Compare before you save again.');
  }

  /** Writes the changed fields as the next revision. */
  async change(model: Model, fields: Partial<Model>, tx: Transaction): Promise<void> {
    Object.assign(model, fields, { revision: model.revision + 1 });
    await tx.update(Model, { id: model.id }, { ...fields, revision: model.revision });
  }

  record(model: { id: string }, action: ModelAction, actor: Actor | null, changes: FieldChange[], tx: Transaction, reason?: string | null): Promise<void> {
    const entry = { recordKind: 'model', recordNumber: `MODEL:${model.id}`, actor, action, changes };
    return this.audit.record(reason ? { ...entry, reason } : entry, tx);
  }
}

function withDraft(tx: Transaction) {
  return tx.createQueryBuilder(Model, 'model').addSelect('model.draft');
}
