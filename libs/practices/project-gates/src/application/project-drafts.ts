import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { ProblemCode } from '#core/contracts';
import { ok, refuse, type Refusal, type Result } from '#core/kernel';
import type { Actor } from '#platform/identity';
import { DraftSources, type DraftSource, type WantedDraft } from '#platform/orchestration';
import type { Transaction } from '#platform/persistence';
import { Project } from '../domain/project.entity.js';
import { Projects } from './projects.js';

const LONGEST_NAME = 200;

/** Drafts projects that records of other practices ask for; the one they are drafted for manages them. */
@Injectable()
export class ProjectDrafts implements DraftSource, OnModuleInit {
  readonly kind = 'project';

  constructor(
    private readonly sources: DraftSources,
    private readonly projects: Projects,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  async draft({ title, description, justification, services, goal }: WantedDraft, requester: Actor, tx: Transaction): Promise<Result<string, Refusal<ProblemCode>>> {
    if (goal === null) return refuse('validation-failed', 'A project needs the goal that it serves.', 'goal');
    const name = title.slice(0, LONGEST_NAME);
    const taken = await tx.createQueryBuilder(Project, 'project').where('lower(project.name) = lower(:name)', { name }).getExists();
    if (taken) return refuse('conflict', `There is already a project called "${name}".`, 'name');
    const content = { name, description, businessCase: justification, class: 'agile' as const, goal, services: [...services], manager: requester.username };
    const drafted = await this.projects.draft(content, requester, tx);
    return drafted.ok ? ok(drafted.value.number) : drafted;
  }
}
