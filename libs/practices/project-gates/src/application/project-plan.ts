import { Inject, Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { StageFreeze } from '#core/contracts';
import type { Clock } from '#core/kernel';
import type { Actor } from '#platform/identity';
import { Freezes, WorkingCalendars, WorkingDays } from '#platform/calendar';
import { RecordNumbers, type Transaction } from '#platform/persistence';
import { Gate } from '../domain/gate.entity.js';
import type { Project } from '../domain/project.entity.js';
import { Stage } from '../domain/stage.entity.js';
import { planned } from '../domain/stage-plan.js';
import { CLOCK } from './clock.js';
import { GateSets } from './gate-sets.js';
import { GateRecords } from './gate-records.js';

/** The stages of a project and the gates at their ends, as they lie in time. */
@Injectable()
export class ProjectPlan {
  constructor(
    private readonly sets: GateSets,
    private readonly numbers: RecordNumbers,
    private readonly calendars: WorkingCalendars,
    private readonly freezes: Freezes,
    private readonly gateRecords: GateRecords,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async workingDays(tx: Transaction): Promise<WorkingDays> {
    return new WorkingDays(await this.calendars.timeOf('organisation', tx));
  }

  /** Gives a draft the stages and gates of its class, instead of those it has. */
  async lay(project: Project, actor: Actor, tx: Transaction): Promise<void> {
    const days = await this.workingDays(tx);
    const { stages } = await this.sets.read(project.class, tx);
    await tx.delete(Stage, { project: project.number });
    const unplanned = stages.map(({ name, workingDays }, index) => ({ project: project.number, ordinal: index + 1, name, workingDays, starts: '', ends: '', state: 'planned' as const }));
    const laid = planned(unplanned, this.begin(project, days), days);
    await tx.insert(Stage, laid);
    for (const [index, { gate: template }] of stages.entries()) {
      const { ordinal: stage, ends: plannedOn } = laid[index]!;
      const number = await this.numbers.next('GATE', tx);
      const fresh = { number, project: project.number, stage, state: 'planned', round: 0, quorum: null, outcome: null, processInstanceKey: null, plannedOn } as const;
      const gate = Object.assign(new Gate(), fresh, template);
      await this.gateRecords.save(gate, { actor, action: 'gate.created' }, tx);
    }
  }

  /** Lays the stages anew from another first day; their lengths stay. */
  async begins(project: Project, tx: Transaction): Promise<void> {
    const days = await this.workingDays(tx);
    await this.place(planned(await this.stages(project.number, tx), this.begin(project, days), days), tx);
  }

  stages(project: string, tx: Transaction): Promise<Stage[]> {
    return tx.find(Stage, { where: { project }, order: { ordinal: 'ASC' } });
  }

  stagesOf(projects: readonly string[], tx: Transaction): Promise<Stage[]> {
    return projects.length === 0 ? Promise.resolve([]) : tx.find(Stage, { where: { project: In([...projects]) }, order: { project: 'ASC', ordinal: 'ASC' } });
  }

  gates(project: string, tx: Transaction): Promise<Gate[]> {
    return tx.find(Gate, { where: { project }, order: { stage: 'ASC' } });
  }

  gatesOf(projects: readonly string[], tx: Transaction): Promise<Gate[]> {
    return projects.length === 0 ? Promise.resolve([]) : tx.find(Gate, { where: { project: In([...projects]) } });
  }

  /** Writes where the stages lie, and with them the days of their gates. */
  async place(stages: readonly Stage[], tx: Transaction): Promise<void> {
    for (const { project, ordinal, workingDays, starts, ends } of stages) {
      await tx.update(Stage, { project, ordinal }, { workingDays, starts, ends });
      await tx.update(Gate, { project, stage: ordinal }, { plannedOn: ends });
    }
  }

  /** Freezes of the services that hold on the day of a gate. */
  async freezesOn(services: readonly string[], stages: readonly { ordinal: number; ends: string }[], tx: Transaction): Promise<StageFreeze[]> {
    const first = stages[0];
    const last = stages.at(-1);
    if (!first || !last || services.length === 0) return [];
    const days = await this.workingDays(tx);
    const whole = { start: Date.parse(first.ends) - DAY_MS, end: Date.parse(last.ends) + 2 * DAY_MS };
    const touching = await this.freezes.touching(services, whole, tx);
    return stages.flatMap(({ ordinal, ends }) =>
      touching
        .filter(({ start, end }) => days.dayOf(start.getTime()) <= ends && days.dayOf(end.getTime() - 1) >= ends)
        .map(({ number: freeze, name, kind }) => ({ ordinal, freeze, name, kind })),
    );
  }

  private begin({ startsOn }: Project, days: WorkingDays): string {
    return startsOn ?? days.dayOf(this.clock.now());
  }
}

const DAY_MS = 24 * 3_600_000;
