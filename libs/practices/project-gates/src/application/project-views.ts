import { Injectable } from '@nestjs/common';
import type { ProjectListItem, ProjectView, StageView } from '#core/contracts';
import { People, type Actor } from '#platform/identity';
import type { Transaction } from '#platform/persistence';
import type { Gate } from '../domain/gate.entity.js';
import { teamOf, type Project } from '../domain/project.entity.js';
import { allowedActions } from '../domain/project-permissions.js';
import type { Stage } from '../domain/stage.entity.js';
import { ProjectPlan } from './project-plan.js';

/** Projects as people see them. */
@Injectable()
export class ProjectViews {
  constructor(
    private readonly people: People,
    private readonly plan: ProjectPlan,
  ) {}

  async listItems(projects: readonly Project[], tx: Transaction): Promise<ProjectListItem[]> {
    const numbers = projects.map(({ number }) => number);
    const [managers, stages, gates] = [
      await this.people.refs(projects.map(({ managerId }) => managerId), tx),
      Map.groupBy(await this.plan.stagesOf(numbers, tx), ({ project }) => project),
      Map.groupBy(await this.plan.gatesOf(numbers, tx), ({ project }) => project),
    ];
    return projects.map((project) => {
      const { number, name, class: kind, state, goal, services, managerId, updatedAt } = project;
      const own = stageViews(stages.get(number) ?? [], gates.get(number) ?? []);
      return { number, name, class: kind, state, goal, services, manager: managers.get(managerId)!, stages: own, updatedAt: updatedAt.toISOString() };
    });
  }

  async of(project: Project, actor: Actor, tx: Transaction): Promise<ProjectView> {
    const [item] = await this.listItems([project], tx);
    const people = await this.people.refs(teamOf(project).map(({ personId }) => personId), tx);
    const { description, businessCase, startsOn, processInstanceKey, createdAt, version } = project;
    return {
      ...item!,
      description,
      businessCase,
      startsOn,
      processInstanceKey,
      version,
      team: teamOf(project).flatMap(({ role, personId }) => (people.has(personId) ? [{ role, person: people.get(personId)! }] : [])),
      freezes: await this.plan.freezesOn(project.services, item!.stages, tx),
      createdAt: createdAt.toISOString(),
      allowedActions: allowedActions(project, actor),
    };
  }
}

function stageViews(stages: readonly Stage[], gates: readonly Gate[]): StageView[] {
  const byStage = new Map(gates.map((gate) => [gate.stage, gate]));
  return stages.map(({ ordinal, name, workingDays, starts, ends, state }) => {
    const gate = byStage.get(ordinal)!;
    return { ordinal, name, workingDays, starts, ends, state, gate: { number: gate.number, name: gate.name, state: gate.state } };
  });
}
