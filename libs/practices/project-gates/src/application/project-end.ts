import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { GATE_LIFECYCLE } from '#core/contracts';
import type { Transaction } from '#platform/persistence';
import { GateCondition } from '../domain/gate-review.entities.js';
import { mayMove } from '../domain/lifecycles.js';
import type { Project } from '../domain/project.entity.js';
import { ProjectPlan } from './project-plan.js';
import { RecordWriter, type Note } from './record-writer.js';

/** How projects end before their time, whoever ends them. */
@Injectable()
export class ProjectEnd {
  constructor(
    private readonly records: RecordWriter,
    private readonly plan: ProjectPlan,
  ) {}

  /** Stops the project; gates that are not decided are cancelled, and conditions lapse with them. */
  async stop(project: Project, note: Note, tx: Transaction): Promise<void> {
    await this.records.moveProject(project, 'stopped', note, tx);
    for (const gate of await this.plan.gates(project.number, tx)) {
      if (!mayMove(GATE_LIFECYCLE, gate.state, 'cancelled')) continue;
      await tx.update(GateCondition, { gate: gate.number, state: In(['proposed', 'open']) }, { state: 'dropped' });
      await this.records.moveGate(gate, 'cancelled', { actor: note.actor, action: 'gate.cancelled', reason: note.reason }, tx);
    }
  }

  /** The initiation is off: the project can be changed and requested again. */
  async backToDraft(project: Project, note: Note, tx: Transaction): Promise<void> {
    Object.assign(project, { submittedAt: null, processInstanceKey: null });
    await this.records.moveProject(project, 'draft', note, tx);
  }
}
