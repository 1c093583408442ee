import { Injectable, type OnModuleInit } from '@nestjs/common';
import { In, type EntityTarget } from 'typeorm';
import { RecordTitles, type Transaction } from '#platform/persistence';
import type { CatalogueEntry } from '../domain/catalogue-entry.js';
import { ConfigurationItem } from '../domain/configuration-item.entity.js';
import { Goal } from '../domain/goal.entity.js';
import { Objective } from '../domain/objective.entity.js';
import { ServiceLevelObjective } from '../domain/service-level-objective.entity.js';
import { Service } from '../domain/service.entity.js';
import type { CataloguePrefix } from './catalogue.js';

const ENTITIES = { SVC: Service, GOAL: Goal, OBJ: Objective, SLO: ServiceLevelObjective, CI: ConfigurationItem } as const satisfies Record<CataloguePrefix, EntityTarget<CatalogueEntry>>;

/** The names of catalogue entries, for whoever shows their numbers. */
@Injectable()
export class CatalogueTitles implements OnModuleInit {
  constructor(private readonly titles: RecordTitles) {}

  onModuleInit(): void {
    for (const [prefix, entity] of Object.entries(ENTITIES)) this.titles.register(prefix as CataloguePrefix, (numbers, tx) => namesOf(entity, numbers, tx));
  }
}

async function namesOf(entity: EntityTarget<CatalogueEntry>, numbers: readonly string[], tx: Transaction): Promise<Map<string, string>> {
  const entries = await tx.find(entity, { select: { number: true, name: true }, where: { number: In([...numbers]) } });
  return new Map(entries.map(({ number, name }) => [number, name]));
}
