import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#platform/audit';
import { People } from '#platform/identity';
import { RecordNumbers, UnitOfWork } from '#platform/persistence';
import { Goal } from '../domain/goal.entity.js';
import { Catalogue, type CatalogueKind } from './catalogue.js';

/** The goals that projects, services and changes serve. */
@Injectable()
export class Goals extends Catalogue<Goal> {
  protected readonly kind: CatalogueKind<Goal> = {
    entity: Goal,
    recordKind: 'goal',
    prefix: 'GOAL',
    fields: ['name', 'description', 'indicator'],
  };

  constructor(work: UnitOfWork, people: People, numbers: RecordNumbers, audit: AuditTrail) {
    super(work, people, numbers, audit);
  }
}
