import { Injectable } from '@nestjs/common';
import type { ModelKind, ModelView } from '#core/contracts';
import { fail, ok, refuse } from '#core/kernel';
import type { Actor } from '#platform/identity';
import { isUniqueViolation, UnitOfWork, type Transaction } from '#platform/persistence';
import { hashOf, identify } from '../domain/model-content.js';
import type { ModelOutcome } from '../domain/model-refusal.js';
import { Model } from '../domain/model.entity.js';
import { ModelLibrary } from './model-library.js';
import { ModelStore } from './model-store.js';
import { ModelVersions } from './model-versions.js';

/** Folder of models that were made here and did not come with the product. */
const OWN_FOLDER = 'own';

/** Drafts: at most one per model, saved in a linear chain, so that nobody's work is overwritten unseen. */
@Injectable()
export class ModelDrafts {
  constructor(
    private readonly work: UnitOfWork,
    private readonly store: ModelStore,
    private readonly versions: ModelVersions,
    private readonly library: ModelLibrary,
  ) {}

  /** A new model is a draft until it is deployed; its id is the one in the content and must be free. */
  async create(kind: ModelKind, name: string, content: string, actor: Actor): Promise<ModelOutcome<ModelView>> {
    const identity = identify(kind, content);
    if (!identity.ok) return identity;
    const { id } = identity.value;
    try {
      await this.work.run((tx) => this.insert({ id, kind, name, fileName: `${id}.${kind}`, draft: content }, actor, tx));
    } catch (error) {
      if (!isUniqueViolation(error, 'model_pkey')) throw error;
      return refuse('conflict', `There is already a model with the id "${id}".`, 'content');
    }
    return this.library.view(id);
  }

  /** Saves over revision `expected`; otherwise refuses with the model as it stands now. */
  async save(id: string, expected: number, content: string, actor: Actor): Promise<ModelOutcome<ModelView>> {
    const saved = await this.work.run(async (tx) => {
      const locked = await this.store.lock(id, expected, tx);
      if (!locked.ok) return locked;
      const identity = identify(locked.value.kind, content);
      if (!identity.ok && identity.failure.code !== 'validation-failed') return identity;
      if (content !== locked.value.draft) await this.write(locked.value, content, actor, tx);
      return ok();
    });
    return saved.ok ? this.library.view(id) : fail(await this.library.withCurrent(id, saved.failure));
  }

  /** A model that was never deployed goes with its draft. */
  async discard(id: string, actor: Actor): Promise<ModelOutcome<void>> {
    return this.work.run(async (tx) => {
      const model = await this.store.find(id, tx);
      if (!model) return refuse('not-found', `There is no model "${id}".`);
      if (model.draft === null) return ok();
      await this.store.record(model, 'model.draft-discarded', actor, [{ field: 'draft', before: hashOf(model.draft), after: null }], tx);
      if (await this.versions.latest(id, tx)) await this.store.change(model, { draft: null, draftById: null, draftAt: null }, tx);
      else await tx.delete(Model, { id });
      return ok();
    });
  }

  private async insert(model: Pick<Model, 'id' | 'kind' | 'name' | 'fileName' | 'draft'>, actor: Actor, tx: Transaction): Promise<void> {
    const row = { ...model, folder: OWN_FOLDER, shippedHash: null, revision: 1, draftById: actor.personId, draftAt: new Date() };
    await tx.insert(Model, row);
    const changes = [
      { field: 'name', before: null, after: model.name },
      { field: 'draft', before: null, after: hashOf(model.draft!) },
    ];
    await this.store.record(model, 'model.created', actor, changes, tx);
  }

  private async write(model: Model, content: string, actor: Actor, tx: Transaction): Promise<void> {
    const before = model.draft === null ? null : hashOf(model.draft);
    await this.store.change(model, { draft: content, draftById: actor.personId, draftAt: new Date() }, tx);
    await this.store.record(model, 'model.draft-saved', actor, [{ field: 'draft', before, after: hashOf(content) }], tx);
  }
}
