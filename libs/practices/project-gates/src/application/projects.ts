import { Injectable, type OnModuleInit } from '@nestjs/common';
import { In, type SelectQueryBuilder } from 'typeorm';
import type { Page, ProblemCode, ProjectView } from '#core/contracts';
import { ok, refuse, type Refusal, type Result } from '#core/kernel';
import { AuditTrail, type FieldChange } from '#platform/audit';
import { People, type Actor } from '#platform/identity';
import { GoalDirectory, ServiceDirectory } from '#platform/orchestration';
import { decodeCount, isUniqueViolation, RecordNumbers, RecordTitles, toPage, UnitOfWork, type Transaction } from '#platform/persistence';
import { Project, type ProjectClass } from '../domain/project.entity.js';

type Outcome<T> = Result<T, Refusal<ProblemCode>>;

export interface ProjectContent {
  name: string;
  description: string;
  class: ProjectClass;
  goal: string;
  services: string[];
  /** User name. */
  manager: string;
}

export interface ProjectQuery {
  q?: string;
  limit: number;
  cursor?: string;
}

/** The project records. */
@Injectable()
export class Projects implements OnModuleInit {
  constructor(
    private readonly work: UnitOfWork,
    private readonly people: People,
    private readonly numbers: RecordNumbers,
    private readonly audit: AuditTrail,
    private readonly goals: GoalDirectory,
    private readonly services: ServiceDirectory,
    private readonly titles: RecordTitles,
  ) {}

  onModuleInit(): void {
    this.titles.register('PRJ', (numbers) => this.namesOf(numbers));
  }

  async list({ q, limit, cursor }: ProjectQuery): Promise<Outcome<Page<ProjectView>>> {
    const after = cursor === undefined ? ok(0) : decodeCount(cursor);
    if (!after.ok) return after;
    return this.work.run(async (tx) => {
      const total = await matching(tx, q).getCount();
      const rows = await matching(tx, q)
        .andWhere('project.ordinal > :after', { after: after.value })
        .orderBy('project.ordinal')
        .take(limit + 1)
        .getMany();
      const page = toPage(rows, limit, total, (row) => row, (row) => [row.ordinal]);
      return ok({ ...page, items: await this.views(page.items, tx) });
    });
  }

  async byNumber(number: string): Promise<Outcome<ProjectView>> {
    return this.work.run(async (tx) => {
      const project = await tx.findOneBy(Project, { number });
      if (!project) return refuse('not-found', `There is no project ${number}.`);
      const [view] = await this.views([project], tx);
      return ok(view!);
    });
  }

  /** Refuses unknown goals, services and managers (`validation-failed`) and a name already taken (`conflict`). */
  async create(content: ProjectContent, actor: Actor): Promise<Outcome<ProjectView>> {
    const managerId = await this.checked(content);
    if (!managerId.ok) return managerId;
    try {
      const number = await this.work.run((tx) => this.insert(content, managerId.value, actor, tx));
      return await this.byNumber(number);
    } catch (error) {
      if (!isUniqueViolation(error, 'project_name')) throw error;
      return refuse('conflict', `There is already a project called "${content.name}".`, 'name');
    }
  }

  private async namesOf(numbers: readonly string[]): Promise<Map<string, string>> {
    const projects = await this.work.run((tx) => tx.find(Project, { select: { number: true, name: true }, where: { number: In([...numbers]) } }));
    return new Map(projects.map(({ number, name }) => [number, name]));
  }

  private async checked({ goal, services, manager }: ProjectContent): Promise<Outcome<string>> {
    if (!(await this.goals.byNumbers([goal])).has(goal)) return refuse('validation-failed', `There is no goal ${goal}.`, 'goal');
    const known = await this.services.byNumbers(services);
    const unknown = services.find((number) => !known.has(number));
    if (unknown !== undefined) return refuse('validation-failed', `There is no service ${unknown}.`, 'services');
    const person = await this.people.byUsername(manager);
    return person ? ok(person.id) : refuse('validation-failed', `Nobody here is called "${manager}".`, 'manager');
  }

  private async insert(content: ProjectContent, managerId: string, actor: Actor, tx: Transaction): Promise<string> {
    const { manager: _, ...fields } = content;
    const number = await this.numbers.next('PRJ', tx);
    await tx.insert(Project, { ...fields, services: [...new Set(fields.services)], number, managerId });
    await this.audit.record({ recordKind: 'project', recordNumber: number, actor, action: 'project.created', changes: asChanges(content) }, tx);
    return number;
  }

  private async views(projects: readonly Project[], tx: Transaction): Promise<ProjectView[]> {
    const managers = await this.people.refs(projects.map((project) => project.managerId), tx);
    return projects.map(({ number, name, description, class: kind, goal, services, managerId, version }) => ({
      number, name, description, class: kind, goal, services, manager: managers.get(managerId)!, version,
    }));
  }
}

function matching(tx: Transaction, q: string | undefined): SelectQueryBuilder<Project> {
  const query = tx.createQueryBuilder(Project, 'project').where('true');
  if (!q) return query;
  return query.andWhere('(project.number = upper(:q) OR project.name ILIKE :pattern)', { q, pattern: `%${q.replace(/[\\%_]/g, '\\$&')}%` });
}

function asChanges(content: ProjectContent): FieldChange[] {
  return Object.entries(content).map(([field, after]) => ({ field, before: null, after }));
}
