import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#platform/audit';
import { ProcessRecords } from '#platform/orchestration';
import { ChangeTemplate } from './template.entity.js';
import { moveTemplate } from './template.lifecycle.js';

/** Reads templates under a lock and writes them together with their audit entry. */
@Injectable()
export class TemplateRecords extends ProcessRecords<ChangeTemplate> {
  constructor(audit: AuditTrail) {
    super(audit, { entity: ChangeTemplate, kind: 'standard-change-template', title: 'title', moveTo: moveTemplate });
  }
}
