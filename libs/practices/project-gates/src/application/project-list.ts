import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import { PROJECT_STATES, type Page, type ProblemCode, type ProjectClass, type ProjectListItem, type ProjectState } from '#core/contracts';
import { ok, type Refusal, type Result } from '#core/kernel';
import { People } from '#platform/identity';
import { contains, decodeCursor, isUnreadableValue, type Position, strangeCursor, toPage, UnitOfWork } from '#platform/persistence';
import { Project } from '../domain/project.entity.js';
import { ProjectViews } from './project-views.js';

/** SQL by the name of a sort: a closed list, so that no text of a request reaches the database as SQL. */
const SORT_COLUMNS = {
  number: { sql: 'project.ordinal', type: 'integer' },
  name: { sql: 'lower(project.name)', type: 'text' },
  state: { sql: `array_position(array[${PROJECT_STATES.map((state) => `'${state}'`).join(',')}], project.state)`, type: 'integer' },
  updatedAt: { sql: 'project.updated_at', type: 'timestamptz' },
  ends: { sql: `coalesce((select max(stage.ends) from tollgate.project_stage stage where stage.project = project.number), 'infinity')`, type: 'date' },
} as const;

type SortColumn = keyof typeof SORT_COLUMNS;
export type ProjectSort = SortColumn | `-${SortColumn}`;
export const PROJECT_SORTS = (Object.keys(SORT_COLUMNS) as SortColumn[]).flatMap((name) => [name, `-${name}`] as const) as readonly ProjectSort[];

export interface ProjectQuery {
  q?: string | undefined;
  state?: ProjectState[] | undefined;
  class?: ProjectClass[] | undefined;
  /** User names. */
  manager?: string[] | undefined;
  service?: string[] | undefined;
  goal?: string[] | undefined;
  sort?: ProjectSort | undefined;
  limit: number;
  cursor?: string | undefined;
}

/** The portfolio: filter, sort, and pages that neither skip nor repeat a row when others change meanwhile. */
@Injectable()
export class ProjectList {
  constructor(
    private readonly work: UnitOfWork,
    private readonly views: ProjectViews,
    private readonly people: People,
  ) {}

  async page(query: ProjectQuery): Promise<Result<Page<ProjectListItem>, Refusal<ProblemCode>>> {
    const after = query.cursor === undefined ? ok(null) : decodeCursor(query.cursor, 2);
    if (!after.ok) return after;
    try {
      return ok(await this.rows(query, after.value));
    } catch (error) {
      if (query.cursor !== undefined && isUnreadableValue(error)) return strangeCursor();
      throw error;
    }
  }

  private rows(query: ProjectQuery, after: Position | null): Promise<Page<ProjectListItem>> {
    return this.work.run(async (tx) => {
      const managers = query.manager && (await this.people.byUsernames(query.manager, tx)).map(({ id }) => id);
      const matching = filtered(tx.createQueryBuilder(Project, 'project').where('true'), query, managers);
      const total = await matching.getCount();
      const { entities, raw } = await sorted(matching, query, after).getRawAndEntities<{ sort_key: string; sort_ordinal: number }>();
      const items = await this.views.listItems(entities, tx);
      const rows = items.map((item, index) => ({ item, ...raw[index]! }));
      return toPage(rows, query.limit, total, ({ item }) => item, (row) => [row.sort_key, row.sort_ordinal]);
    });
  }
}

function filtered(rows: SelectQueryBuilder<Project>, query: ProjectQuery, managers: string[] | undefined): SelectQueryBuilder<Project> {
  if (query.state) rows.andWhere('project.state = any(:state)', { state: query.state });
  if (query.class) rows.andWhere('project.class = any(:class)', { class: query.class });
  if (query.service) rows.andWhere('project.services && :service', { service: query.service });
  if (query.goal) rows.andWhere('project.goal = any(:goal)', { goal: query.goal });
  if (managers) rows.andWhere('project.manager_id = any(:managers)', { managers });
  const { q } = query;
  if (q) rows.andWhere('(project.number = upper(:q) or project.name ilike :pattern)', { q, pattern: contains(q) });
  return rows;
}

function sorted(rows: SelectQueryBuilder<Project>, { sort = 'number', limit }: ProjectQuery, after: Position | null): SelectQueryBuilder<Project> {
  const { sql, type } = SORT_COLUMNS[sort.replace('-', '') as SortColumn];
  const [direction, beyond] = sort.startsWith('-') ? (['DESC', '<'] as const) : (['ASC', '>'] as const);
  rows.addSelect(sql, 'sort_value').addSelect(`cast(${sql} as text)`, 'sort_key').addSelect('project.ordinal', 'sort_ordinal');
  rows.orderBy('sort_value', direction).addOrderBy('sort_ordinal', direction).limit(limit + 1);
  if (after) rows.andWhere(`(${sql}, project.ordinal) ${beyond} (cast(:key as ${type}), cast(:ordinal as integer))`, { key: after[0], ordinal: after[1] });
  return rows;
}
