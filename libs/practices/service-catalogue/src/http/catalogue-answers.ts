import type { FastifyReply } from 'fastify';
import type { Page } from '#core/contracts';
import { setEtag, type Actor } from '#platform/identity';
import { orRefuse, Refused } from '#platform/persistence';
import type { Catalogue, CatalogueContent, CatalogueQuery, Owned } from '../application/catalogue.js';
import type { CatalogueEntry } from '../domain/catalogue-entry.js';

/** What the controllers of all kinds of catalogue entries answer, each with its own view. */
export class CatalogueAnswers<E extends CatalogueEntry, View> {
  constructor(
    private readonly catalogue: Catalogue<E>,
    /** Views of several entries, in their order. */
    private readonly viewsOf: (entries: readonly Owned<E>[]) => View[] | Promise<View[]>,
  ) {}

  async list(query: CatalogueQuery): Promise<Page<View>> {
    const page = orRefuse(await this.catalogue.list(query));
    return { ...page, items: await this.viewsOf(page.items) };
  }

  async read(number: string, reply: FastifyReply): Promise<View> {
    return this.answer(orRefuse(await this.catalogue.byNumber(number)), reply);
  }

  async create(content: object, actor: Actor, reply: FastifyReply): Promise<View> {
    return this.answer(orRefuse(await this.catalogue.create({ ...content } as CatalogueContent, actor)), reply);
  }

  /** A stale version is refused with the entry as it stands now, so that the two can be compared. */
  async change(number: string, version: number, content: object, actor: Actor, reply: FastifyReply): Promise<View> {
    const changed = await this.catalogue.change(number, version, { ...content } as CatalogueContent, actor);
    if (!changed.ok && changed.failure.code === 'version-mismatch') {
      throw new Refused(changed.failure, { current: await this.view(orRefuse(await this.catalogue.byNumber(number))) });
    }
    return this.answer(orRefuse(changed), reply);
  }

  private async answer(owned: Owned<E>, reply: FastifyReply): Promise<View> {
    setEtag(reply, owned.entry.version);
    return this.view(owned);
  }

  private async view(owned: Owned<E>): Promise<View> {
    const [view] = await this.viewsOf([owned]);
    return view!;
  }
}
