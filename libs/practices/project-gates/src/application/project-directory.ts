import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { People } from '#platform/identity';
import { ProjectDirectory, type ProjectFacts } from '#platform/orchestration';
import { UnitOfWork, type Transaction } from '#platform/persistence';
import type { Gate } from '../domain/gate.entity.js';
import { OPEN_GATES } from '../domain/lifecycles.js';
import { Project } from '../domain/project.entity.js';
import { ProjectPlan } from './project-plan.js';

/** Answers other practices' questions about projects. */
@Injectable()
export class PortfolioDirectory extends ProjectDirectory {
  constructor(
    private readonly work: UnitOfWork,
    private readonly people: People,
    private readonly plan: ProjectPlan,
  ) {
    super();
  }

  async byNumbers(numbers: readonly string[], tx?: Transaction): Promise<Map<string, ProjectFacts>> {
    if (numbers.length === 0) return new Map();
    return this.work.within(tx, (within) => this.read(numbers, within));
  }

  private async read(numbers: readonly string[], tx: Transaction): Promise<Map<string, ProjectFacts>> {
    const projects = await tx.findBy(Project, { number: In([...numbers]) });
    const managers = await this.people.refs(projects.map(({ managerId }) => managerId), tx);
    const gates = Map.groupBy(await this.plan.gatesOf(numbers, tx), ({ project }) => project);
    return new Map(
      projects.map(({ number, name, state, goal, services, managerId }) => {
        return [number, { number, name, state, goal, services, manager: managers.get(managerId)!, gate: decisive(gates.get(number) ?? []) }];
      }),
    );
  }
}

function decisive(gates: readonly Gate[]): ProjectFacts['gate'] {
  const decided = gates.filter(({ outcome }) => outcome !== null).sort((one, other) => one.stage - other.stage);
  const gate = decided.find(({ state }) => !OPEN_GATES.includes(state)) ?? decided.at(-1);
  return gate ? { number: gate.number, name: gate.name, state: gate.state, open: OPEN_GATES.includes(gate.state) } : null;
}
