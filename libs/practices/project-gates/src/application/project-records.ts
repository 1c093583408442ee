import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#platform/audit';
import { ProcessRecords, type RecordNote } from '#platform/orchestration';
import type { Transaction } from '#platform/persistence';
import { Project } from '../domain/project.entity.js';
import { moveProject } from '../domain/lifecycles.js';

/** Reads projects under a lock and writes them together with their audit entry. */
@Injectable()
export class ProjectRecords extends ProcessRecords<Project> {
  constructor(audit: AuditTrail) {
    super(audit, { entity: Project, kind: 'project', title: 'name', moveTo: moveProject });
  }

  /** Also for what changes beside the project (its stages): the version rises with every write. */
  override async save(project: Project, note: RecordNote, tx: Transaction): Promise<void> {
    project.updatedAt = new Date();
    await super.save(project, note, tx);
  }
}
