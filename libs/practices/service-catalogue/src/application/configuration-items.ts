import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { ImportReport, ItemKind, ProblemCode } from '#core/contracts';
import { ok, refuse, type Refusal, type Result } from '#core/kernel';
import { AuditTrail } from '#platform/audit';
import { People, type Actor } from '#platform/identity';
import { orRefuse, RecordNumbers, UnitOfWork, type Transaction } from '#platform/persistence';
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
    defaults: { services: [], dependsOn: [] },
    filters: ['kind', 'services'],
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

  /** Takes over rows that were checked before, all or none: first the new items, then what each of them says. */
  takeOver(rows: readonly ImportedItem[], actor: Actor): Promise<Outcome<ImportCount>> {
    return this.work.run(async (tx) => {
      const byName = new Map((await tx.find(ConfigurationItem)).map((item) => [nameKey(item.name), item]));
      const isNew = rows.filter(({ name }) => !byName.has(nameKey(name)));
      for (const { name, kind, owner } of isNew) byName.set(nameKey(name), await this.taken(this.createIn(tx, { name, kind, owner }, actor)));
      let changed = 0;
      for (const { dependsOn, ...row } of rows) {
        const item = byName.get(nameKey(row.name))!;
        const { version } = item;
        const content = { ...row, dependsOn: dependsOn?.map((name) => byName.get(nameKey(name))!.number) };
        const after = await this.taken(this.changeIn(tx, item.number, version, content, actor));
        if (after.version !== version && !isNew.some(({ name }) => nameKey(name) === nameKey(row.name))) changed += 1;
      }
      return ok({ created: isNew.length, changed, unchanged: rows.length - isNew.length - changed });
    });
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
