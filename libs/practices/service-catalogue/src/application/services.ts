import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#platform/audit';
import { People } from '#platform/identity';
import { RecordNumbers, UnitOfWork } from '#platform/persistence';
import { Service } from '../domain/service.entity.js';
import { Catalogue, type CatalogueKind } from './catalogue.js';

/** The services of the organisation. */
@Injectable()
export class Services extends Catalogue<Service> {
  protected readonly kind: CatalogueKind<Service> = {
    entity: Service,
    recordKind: 'service',
    filters: ['urgency', 'state'],
    sorts: { urgency: { sql: `array_position(array['low', 'medium', 'high'], entry.urgency)`, type: 'integer' } },
    prefix: 'SVC',
    fields: ['name', 'description', 'urgency', 'supportHours', 'maintenanceWindows'],
    defaults: { state: 'live', supportHours: null, maintenanceWindows: [] },
  };

  constructor(work: UnitOfWork, people: People, numbers: RecordNumbers, audit: AuditTrail) {
    super(work, people, numbers, audit);
  }
}
