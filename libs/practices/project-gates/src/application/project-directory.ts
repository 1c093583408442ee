import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { People } from '#platform/identity';
import { ProjectDirectory, type ProjectFacts } from '#platform/orchestration';
import { UnitOfWork, type Transaction } from '#platform/persistence';
import { Project } from '../domain/project.entity.js';

/** Answers other practices' questions about projects. */
@Injectable()
export class PortfolioDirectory extends ProjectDirectory {
  constructor(
    private readonly work: UnitOfWork,
    private readonly people: People,
  ) {
    super();
  }

  async byNumbers(numbers: readonly string[], tx?: Transaction): Promise<Map<string, ProjectFacts>> {
    if (numbers.length === 0) return new Map();
    return tx ? this.read(numbers, tx) : this.work.run((own) => this.read(numbers, own));
  }

  private async read(numbers: readonly string[], tx: Transaction): Promise<Map<string, ProjectFacts>> {
    const projects = await tx.findBy(Project, { number: In([...numbers]) });
    const managers = await this.people.refs(projects.map(({ managerId }) => managerId), tx);
    return new Map(projects.map(({ number, name, state, goal, services, managerId }) => [number, { number, name, state, goal, services, manager: managers.get(managerId)! }]));
  }
}
