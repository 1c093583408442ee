import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { GATE_LIFECYCLE } from '#core/contracts';
import type { RecordNote } from '#platform/orchestration';
import type { Transaction } from '#platform/persistence';
import { GateCondition } from '../domain/gate-review.entities.js';
import { mayMove } from '#platform/orchestration';
import type { Project } from '../domain/project.entity.js';
import { ProjectPlan } from './project-plan.js';
import { GateRecords } from './gate-records.js';
import { ProjectRecords } from './project-records.js';

/** How projects end before their time, whoever ends them. */
@Injectable()
export class ProjectEnd {
  constructor(
    private readonly projectRecords: ProjectRecords,
    private readonly gateRecords: GateRecords,
    private readonly plan: ProjectPlan,
  ) {}

  /** Stops the project; gates that are not decided are cancelled, and conditions lapse with them. */
  async stop(project: Project, note: RecordNote, tx: Transaction): Promise<void> {
    await this.projectRecords.move(project, 'stopped', note, tx);
    for (const gate of await this.plan.gates(project.number, tx)) {
      if (!mayMove(GATE_LIFECYCLE, gate.state, 'cancelled')) continue;
      await tx.update(GateCondition, { gate: gate.number, state: In(['proposed', 'open']) }, { state: 'dropped' });
      await this.gateRecords.move(gate, 'cancelled', { actor: note.actor, action: 'gate.cancelled', reason: note.reason }, tx);
    }
  }

  /** The initiation is off: the project can be changed and requested again. */
  async backToDraft(project: Project, note: RecordNote, tx: Transaction): Promise<void> {
    Object.assign(project, { submittedAt: null, processInstanceKey: null });
    await this.projectRecords.move(project, 'draft', note, tx);
  }
}
