import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { ComputedImpact, ServiceDependencies } from '#core/contracts';
import { ItemDirectory, type ItemFacts } from '#platform/orchestration';
import { UnitOfWork, type Transaction } from '#platform/persistence';
import { ConfigurationItem } from '../domain/configuration-item.entity.js';
import { dependentsOf, neededBy, pathsToNeeded, servicesReached } from '../domain/item-graph.js';
import { Service } from '../domain/service.entity.js';
import { ConfigurationItems } from './configuration-items.js';

/** Answers what an interruption of items reaches: computed from the relations on record, anew each time. */
@Injectable()
export class Impact extends ItemDirectory {
  constructor(
    private readonly work: UnitOfWork,
    private readonly items: ConfigurationItems,
  ) {
    super();
  }

  async byNumbers(numbers: readonly string[], tx?: Transaction): Promise<Map<string, ItemFacts>> {
    if (numbers.length === 0) return new Map();
    const read = (transaction: Transaction) => transaction.find(ConfigurationItem, { select: { number: true, name: true, state: true }, where: { number: In([...numbers]) } });
    const found = await this.work.within(tx, read);
    return new Map(found.map(({ number, name, state }) => [number, { number, name, state }]));
  }

  impactOf(items: readonly string[], tx?: Transaction): Promise<ComputedImpact> {
    const read = async (transaction: Transaction): Promise<ComputedImpact> => {
      const reached = servicesReached(items, await this.items.graph(transaction));
      const services = await transaction.find(Service, { select: { number: true, name: true }, where: { number: In([...reached.keys()]) }, order: { ordinal: 'ASC' } });
      return { services: services.map(({ number, name }) => ({ number, name, through: reached.get(number) ?? [] })) };
    };
    return this.work.within(tx, read);
  }

  /** What a service runs on, the items that carry it directly first. */
  dependenciesOf(service: string): Promise<ServiceDependencies> {
    return this.work.run(async (tx) => {
      const nodes = await this.items.graph(tx);
      const direct = nodes.filter(({ services }) => services.includes(service)).map(({ number }) => number);
      const paths = pathsToNeeded(direct, nodes);
      const items = await tx.find(ConfigurationItem, { select: { number: true, name: true, kind: true }, where: { number: In([...paths.keys()]) }, order: { ordinal: 'ASC' } });
      const found = items.map(({ number, name, kind }) => ({ number, name, kind, direct: direct.includes(number), through: paths.get(number)! }));
      return { items: found.sort((one, other) => Number(other.direct) - Number(one.direct)) };
    });
  }

  async neededBy(services: readonly string[], tx?: Transaction): Promise<Set<string>> {
    const nodes = await this.items.graph(tx);
    const direct = nodes.filter((node) => node.services.some((service) => services.includes(service)));
    return neededBy(direct.map(({ number }) => number), nodes);
  }

  async relativesOf(items: readonly string[], tx?: Transaction): Promise<Set<string>> {
    const nodes = await this.items.graph(tx);
    const relatives = new Set([...dependentsOf(items, nodes).keys(), ...neededBy(items, nodes)]);
    for (const item of items) relatives.delete(item);
    return relatives;
  }
}
