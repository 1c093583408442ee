import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#platform/audit';
import { ProcessRecords } from '#platform/orchestration';
import { Improvement } from '../domain/improvement.entity.js';
import { moveTo } from '../domain/improvement.lifecycle.js';

/** Reads improvements under a lock and writes them together with their audit entry. */
@Injectable()
export class ImprovementRecords extends ProcessRecords<Improvement> {
  constructor(audit: AuditTrail) {
    super(audit, { entity: Improvement, kind: 'improvement', title: 'title', moveTo });
  }
}
