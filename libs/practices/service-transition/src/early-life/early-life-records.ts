import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#platform/audit';
import { ProcessRecords } from '#platform/orchestration';
import { EarlyLifeSupport } from './early-life.entity.js';
import { moveSupport } from './early-life.lifecycle.js';

/** Reads early-life supports under a lock, and writes them together with their audit entry. */
@Injectable()
export class EarlyLifeRecords extends ProcessRecords<EarlyLifeSupport> {
  constructor(audit: AuditTrail) {
    super(audit, { entity: EarlyLifeSupport, kind: 'early-life-support', title: 'title', moveTo: moveSupport });
  }
}
