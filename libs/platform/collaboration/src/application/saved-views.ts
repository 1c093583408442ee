import { Injectable } from '@nestjs/common';
import type { ProblemCode, Role, SavedView, SavedViewList } from '#core/contracts';
import { ok, refuse, type Refusal, type Result } from '#core/kernel';
import { People, type Actor } from '#platform/identity';
import { isUniqueViolation, UnitOfWork, type Transaction } from '#platform/persistence';
import { SavedListView } from '../domain/saved-view.entity.js';

type Outcome<T> = Result<T, Refusal<ProblemCode>>;

export interface SavedViewContent {
  name: string;
  query: string;
  sharedWith: Role[];
}

/** Lists as people keep them: their own, and those shared with one of their roles. */
@Injectable()
export class SavedViews {
  constructor(
    private readonly work: UnitOfWork,
    private readonly people: People,
  ) {}

  of(list: SavedViewList, { personId, roles }: Actor): Promise<SavedView[]> {
    return this.work.run(async (tx) => {
      const seen = tx.createQueryBuilder(SavedListView, 'view').where('view.list = :list', { list });
      seen.andWhere('(view.owner_id = :personId or view.shared_with && :roles)', { personId, roles });
      return this.views(await seen.orderBy('lower(view.name)').addOrderBy('view.id').getMany(), tx);
    });
  }

  save(list: SavedViewList, content: SavedViewContent, actor: Actor): Promise<Outcome<SavedView>> {
    return this.refusingTakenName(content.name, (tx) => this.written(tx.create(SavedListView, { ...content, list, ownerId: actor.personId }), tx));
  }

  change(id: string, version: number, content: Partial<SavedViewContent>, actor: Actor): Promise<Outcome<SavedView>> {
    return this.refusingTakenName(content.name, async (tx) => {
      const view = await this.own(id, actor, tx);
      if (!view.ok) return view;
      if (view.value.version !== version) return refuse('version-mismatch', 'The view was changed meanwhile.');
      return this.written(Object.assign(view.value, Object.fromEntries(Object.entries(content).filter(([, value]) => value !== undefined))), tx);
    });
  }

  remove(id: string, actor: Actor): Promise<Outcome<void>> {
    return this.work.run(async (tx) => {
      const view = await this.own(id, actor, tx);
      if (!view.ok) return view;
      await tx.remove(view.value);
      return ok();
    });
  }

  /** One that is shared is seen by others and changed by its owner only. */
  private async own(id: string, actor: Actor, tx: Transaction): Promise<Outcome<SavedListView>> {
    const view = await tx.findOne(SavedListView, { where: { id }, lock: { mode: 'pessimistic_write' } });
    const seen = view && (view.ownerId === actor.personId || view.sharedWith.some((role) => actor.roles.includes(role)));
    if (!view || !seen) return refuse('not-found', 'There is no such view.');
    return view.ownerId === actor.personId ? ok(view) : refuse('not-permitted', 'Only its owner changes a shared view. Save it as your own.');
  }

  private async written(view: SavedListView, tx: Transaction): Promise<Outcome<SavedView>> {
    return ok((await this.views([await tx.save(view)], tx))[0]!);
  }

  private async refusingTakenName(name: string | undefined, write: (tx: Transaction) => Promise<Outcome<SavedView>>): Promise<Outcome<SavedView>> {
    try {
      return await this.work.run(write);
    } catch (error) {
      if (!isUniqueViolation(error, 'saved_view_name')) throw error;
      return refuse('conflict', `You already have a view called "${name}" here.`, 'name');
    }
  }

  private async views(views: readonly SavedListView[], tx: Transaction): Promise<SavedView[]> {
    const owners = await this.people.refs(views.map(({ ownerId }) => ownerId), tx);
    return views.map(({ id, list, name, query, ownerId, sharedWith, version }) => ({ id, list, name, query, owner: owners.get(ownerId)!, sharedWith, version }));
  }
}
