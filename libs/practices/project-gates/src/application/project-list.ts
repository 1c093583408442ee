import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import { PROJECT_STATES, type Page, type ProblemCode, type ProjectClass, type ProjectListItem, type ProjectState } from '#core/contracts';
import type { Refusal, Result } from '#core/kernel';
import { People } from '#platform/identity';
import { contains, positionIn, sortedPage, sortsOf, UnitOfWork, type SortColumns, type SortedPageQuery, type Transaction } from '#platform/persistence';
import { Project } from '../domain/project.entity.js';
import { ProjectViews } from './project-views.js';

const SORT_COLUMNS = {
  number: { sql: 'project.ordinal', type: 'integer' },
  name: { sql: 'lower(project.name)', type: 'text' },
  state: { sql: positionIn(PROJECT_STATES, 'project.state'), type: 'integer' },
  updatedAt: { sql: 'project.updated_at', type: 'timestamptz' },
  ends: { sql: `coalesce((select max(stage.ends) from tollgate.project_stage stage where stage.project = project.number), 'infinity')`, type: 'date' },
} as const satisfies SortColumns;

export const PROJECT_SORTS = sortsOf<keyof typeof SORT_COLUMNS>(SORT_COLUMNS);
export type ProjectSort = (typeof PROJECT_SORTS)[number];

export interface ProjectFilter {
  q?: string | undefined;
  state?: ProjectState[] | undefined;
  class?: ProjectClass[] | undefined;
  /** User names. */
  manager?: string[] | undefined;
  service?: string[] | undefined;
  goal?: string[] | undefined;
}

/** The portfolio as a list. */
@Injectable()
export class ProjectList {
  constructor(
    private readonly work: UnitOfWork,
    private readonly views: ProjectViews,
    private readonly people: People,
  ) {}

  page(filter: ProjectFilter, query: SortedPageQuery): Promise<Result<Page<ProjectListItem>, Refusal<ProblemCode>>> {
    return this.work.run(async (tx) => {
      return sortedPage(await this.matching(filter, tx), SORT_COLUMNS, 'project.ordinal', query, (rows) => this.views.listItems(rows, tx));
    });
  }

  private async matching({ state, class: projectClass, service, goal, manager, q }: ProjectFilter, tx: Transaction): Promise<SelectQueryBuilder<Project>> {
    const rows = tx.createQueryBuilder(Project, 'project').where('true');
    if (state) rows.andWhere('project.state = any(:state)', { state });
    if (projectClass) rows.andWhere('project.class = any(:projectClass)', { projectClass });
    if (service) rows.andWhere('project.services && :service', { service });
    if (goal) rows.andWhere('project.goal = any(:goal)', { goal });
    if (manager) rows.andWhere('project.manager_id = any(:managers)', { managers: (await this.people.byUsernames(manager, tx)).map(({ id }) => id) });
    if (q) rows.andWhere('(project.number = upper(:q) or project.name ilike :pattern)', { q, pattern: contains(q) });
    return rows;
  }
}
