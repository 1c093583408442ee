import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#platform/audit';
import { ProcessRecords } from '#platform/orchestration';
import { Acceptance } from './acceptance.entity.js';
import { moveAcceptance } from './acceptance.lifecycle.js';

/** Reads acceptances under a lock, and writes them together with their audit entry. */
@Injectable()
export class AcceptanceRecords extends ProcessRecords<Acceptance> {
  constructor(audit: AuditTrail) {
    super(audit, { entity: Acceptance, kind: 'service-acceptance', title: 'title', moveTo: moveAcceptance });
  }
}
