import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { ImportReport, ItemKind, ProblemCode } from '#core/contracts';
import { ok, refuse, type Refusal, type Result } from '#core/kernel';
import { AuditTrail } from '#platform/audit';
import { People, type Actor } from '#platform/identity';
import { isUniqueViolation, orRefuse, RecordNumbers, UnitOfWork, type Transaction } from '#platform/persistence';
import { ConfigurationItem } from '../domain/configuration-item.entity.js';
import type { ItemNode } from '../domain/item-graph.js';
import { Service } from '../domain/service.entity.js';
import { Catalogue, type CatalogueKind, type Owned } from './catalogue.js';

type Outcome<T> = Result<T, Refusal<ProblemCode>>;

/** An item as a row of an import describes it, what it depends on by name. What the file says nothing of stays as it is. */
export interface ImportedItem {
  readonly name: string;
  readonly kind: ItemKind;
  readonly owner: string;
  readonly description: string | undefined;
  /** Numbers. */
  readonly services: readonly string[] | undefined;
  /** Names. */
  readonly dependsOn: readonly string[] | undefined;
}

export type ImportCount = Pick<ImportReport, 'created' | 'changed' | 'unchanged'>;

/** Names are unique whatever their case. */
export const nameKey = (name: string): string => name.toLowerCase();

/** What the services run on. */
@Injectable()
export class ConfigurationItems extends Catalogue<ConfigurationItem> {
  protected readonly kind: CatalogueKind<ConfigurationItem> = {
    entity: ConfigurationItem,
    recordKind: 'configuration-item',
    prefix: 'CI',
    fields: ['name', 'description', 'kind', 'services', 'dependsOn'],
    defaults: { state: 'live', services: [], dependsOn: [] },
    filters: ['kind', 'services', 'state'],
    sorts: { kind: { sql: 'entry.kind', type: 'text' } },
  };

  constructor(work: UnitOfWork, people: People, numbers: RecordNumbers, audit: AuditTrail) {
    super(work, people, numbers, audit);
  }

  /** Every item with its relations: what a computed impact is made of. */
  graph(tx?: Transaction): Promise<ItemNode[]> {
    const read = (transaction: Transaction) => transaction.find(ConfigurationItem, { select: { number: true, dependsOn: true, services: true } });
    return this.work.within(tx, read);
  }

  /** Takes over rows that were checked before, all or none: first the new items, then what each of them says. One import after the other. */
  takeOver(rows: readonly ImportedItem[], actor: Actor): Promise<Outcome<ImportCount>> {
    return this.work.run(async (tx) => {
      await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 7))', ['item-import']);
      const byName = new Map((await tx.find(ConfigurationItem)).map((item) => [nameKey(item.name), item]));
      const created = new Set<ImportedItem>();
      for (const row of rows.filter(({ name }) => !byName.has(nameKey(name)))) {
        const item = await this.createdUnlessNamed(row, actor, tx);
        if (item) created.add(row);
        byName.set(nameKey(row.name), item ?? (await this.named(row.name, tx)));
      }
      let changed = 0;
      for (const row of rows) {
        const { dependsOn, ...content } = row;
        const { number, version } = byName.get(nameKey(row.name))!;
        const needs = dependsOn?.map((name) => byName.get(nameKey(name))!.number);
        const after = await this.taken(this.changeIn(tx, number, version, { ...content, dependsOn: needs }, actor));
        if (after.version !== version && !created.has(row)) changed += 1;
      }
      return ok({ created: created.size, changed, unchanged: rows.length - created.size - changed });
    });
  }

  /** null: somebody has made an item of this name meanwhile. */
  private async createdUnlessNamed({ name, kind, owner }: ImportedItem, actor: Actor, tx: Transaction): Promise<ConfigurationItem | null> {
    try {
      return await tx.transaction((savepoint) => this.taken(this.createIn(savepoint, { name, kind, owner }, actor)));
    } catch (error) {
      if (isUniqueViolation(error, 'configuration_item_name')) return null;
      throw error;
    }
  }

  /** As the database tells names apart. */
  private named(name: string, tx: Transaction): Promise<ConfigurationItem> {
    return tx.createQueryBuilder(ConfigurationItem, 'item').where('lower(item.name) = lower(:name)', { name }).getOneOrFail();
  }

  /** A row that was fine when it was checked and is refused now undoes the whole import. */
  private async taken(outcome: Promise<Outcome<Owned<ConfigurationItem>>>): Promise<ConfigurationItem> {
    return orRefuse(await outcome).entry;
  }

  protected override async check({ number, services, dependsOn }: ConfigurationItem, tx: Transaction): Promise<Outcome<void>> {
    if (dependsOn.includes(number)) return refuse('validation-failed', 'An item cannot depend on itself.', 'dependsOn');
    const items = await tx.find(ConfigurationItem, { select: { number: true }, where: { number: In(dependsOn) } });
    const item = dependsOn.find((one) => !items.some((known) => known.number === one));
    if (item !== undefined) return refuse('validation-failed', `There is no configuration item ${item}.`, 'dependsOn');
    const known = await tx.find(Service, { select: { number: true }, where: { number: In(services) } });
    const service = services.find((one) => !known.some((other) => other.number === one));
    return service === undefined ? ok() : refuse('validation-failed', `There is no service ${service}.`, 'services');
  }
}
