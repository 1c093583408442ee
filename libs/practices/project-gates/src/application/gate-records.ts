import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#platform/audit';
import { ProcessRecords, type RecordNote } from '#platform/orchestration';
import type { Transaction } from '#platform/persistence';
import { Gate } from '../domain/gate.entity.js';
import { moveGate } from '../domain/lifecycles.js';
import type { Project } from '../domain/project.entity.js';
import { ProjectRecords } from './project-records.js';

/** Reads gates under a lock and writes them together with their audit entry. */
@Injectable()
export class GateRecords extends ProcessRecords<Gate> {
  constructor(
    audit: AuditTrail,
    private readonly projects: ProjectRecords,
  ) {
    super(audit, { entity: Gate, kind: 'gate', title: 'name', moveTo: moveGate });
  }

  /** A gate with its project, for jobs that write both: the project is locked first, as by everybody who goes on from it to its gates. */
  async withProject(number: string, tx: Transaction): Promise<{ gate: Gate; project: Project }> {
    const { project } = await tx.findOneByOrFail(Gate, { number });
    return { project: await this.projects.forJob(project, tx), gate: await this.forJob(number, tx) };
  }

  /** Also for what changes beside the gate (its review): the version rises with every write. */
  override async save(gate: Gate, note: RecordNote, tx: Transaction): Promise<void> {
    gate.updatedAt = new Date();
    await super.save(gate, note, tx);
  }
}
