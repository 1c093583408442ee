import { Injectable } from '@nestjs/common';
import type { LockedFields, ProblemCode } from '#core/contracts';
import { ok, refuse, type Refusal, type Result } from '#core/kernel';
import { AuditTrail } from '#platform/audit';
import { People } from '#platform/identity';
import { RecordNumbers, UnitOfWork, type Transaction } from '#platform/persistence';
import { ServiceLevelObjective } from '../domain/service-level-objective.entity.js';
import { Service } from '../domain/service.entity.js';
import { Catalogue, type CatalogueKind } from './catalogue.js';
import { lockedByMeasurements } from './measured-fields.js';

/** What the services promise. */
@Injectable()
export class ServiceLevelObjectives extends Catalogue<ServiceLevelObjective> {
  protected readonly kind: CatalogueKind<ServiceLevelObjective> = {
    entity: ServiceLevelObjective,
    recordKind: 'service-level-objective',
    prefix: 'SLO',
    fields: ['name', 'description', 'service', 'indicator', 'unit', 'direction', 'target'],
    filters: ['service'],
  };

  constructor(work: UnitOfWork, people: People, numbers: RecordNumbers, audit: AuditTrail) {
    super(work, people, numbers, audit);
  }

  override lockedIn(numbers: readonly string[], tx: Transaction): Promise<Map<string, LockedFields>> {
    return lockedByMeasurements(numbers, ['service', 'unit', 'direction'], tx);
  }

  protected override async check({ service }: ServiceLevelObjective, tx: Transaction): Promise<Result<void, Refusal<ProblemCode>>> {
    const known = await tx.existsBy(Service, { number: service });
    return known ? ok() : refuse('validation-failed', `There is no service ${service}.`, 'service');
  }
}
