import { Injectable } from '@nestjs/common';
import { In, type EntityTarget } from 'typeorm';
import type { PersonRef } from '#core/contracts';
import { People } from '#platform/identity';
import { GoalDirectory, ObjectiveDirectory, ServiceDirectory, type GoalFacts, type ObjectiveFacts, type ServiceFacts } from '#platform/orchestration';
import { UnitOfWork, type Transaction } from '#platform/persistence';
import type { CatalogueEntry } from '../domain/catalogue-entry.js';
import { Goal } from '../domain/goal.entity.js';
import { Objective } from '../domain/objective.entity.js';
import { Service } from '../domain/service.entity.js';

/** Answers other practices' questions about services. */
@Injectable()
export class CatalogueServiceDirectory extends ServiceDirectory {
  constructor(
    private readonly work: UnitOfWork,
    private readonly people: People,
  ) {
    super();
  }

  async byNumbers(numbers: readonly string[], tx?: Transaction): Promise<Map<string, ServiceFacts>> {
    const services = await entriesByNumber(this.work, Service, numbers, tx);
    const owners = await this.people.refs(services.map((service) => service.ownerId), tx);
    return new Map(services.map(({ ownerId, ...service }) => [service.number, factsOf(service, owners.get(ownerId)!)]));
  }
}

function factsOf({ number, name, urgency, supportHours, maintenanceWindows, state }: Omit<Service, 'ownerId'>, owner: PersonRef): ServiceFacts {
  return { number, name, urgency, owner, supportHours, maintenanceWindows, state };
}

/** Answers other practices' questions about goals. */
@Injectable()
export class CatalogueGoalDirectory extends GoalDirectory {
  constructor(private readonly work: UnitOfWork) {
    super();
  }

  async byNumbers(numbers: readonly string[], tx?: Transaction): Promise<Map<string, GoalFacts>> {
    const goals = await entriesByNumber(this.work, Goal, numbers, tx);
    return new Map(goals.map(({ number, name }) => [number, { number, name }]));
  }
}

/** Answers other practices' questions about objectives. */
@Injectable()
export class CatalogueObjectiveDirectory extends ObjectiveDirectory {
  constructor(private readonly work: UnitOfWork) {
    super();
  }

  async byNumbers(numbers: readonly string[], tx?: Transaction): Promise<Map<string, ObjectiveFacts>> {
    const objectives = await entriesByNumber(this.work, Objective, numbers, tx);
    return new Map(objectives.map((objective) => [objective.number, objectiveFacts(objective)]));
  }

  async first(limit: number, tx: Transaction): Promise<ObjectiveFacts[]> {
    return (await tx.find(Objective, { order: { ordinal: 'ASC' }, take: limit })).map(objectiveFacts);
  }
}

function objectiveFacts({ number, name, goal }: Objective): ObjectiveFacts {
  return { number, name, goal };
}

async function entriesByNumber<E extends CatalogueEntry>(work: UnitOfWork, entity: EntityTarget<E>, numbers: readonly string[], tx?: Transaction): Promise<E[]> {
  if (numbers.length === 0) return [];
  const read = (transaction: Transaction) => transaction.findBy(entity, { number: In([...numbers]) } as never);
  return work.within(tx, read);
}
