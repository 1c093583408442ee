import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#platform/audit';
import { ProcessRecords } from '#platform/orchestration';
import { Change } from '../domain/change.entity.js';
import { moveTo } from '../domain/change.lifecycle.js';

/** Reads changes under a lock and writes them together with their audit entry. */
@Injectable()
export class ChangeRecords extends ProcessRecords<Change> {
  constructor(audit: AuditTrail) {
    super(audit, { entity: Change, kind: 'change', title: 'title', moveTo });
  }
}
