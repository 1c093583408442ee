import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import { RELEASE_STATES, RELEASE_TYPES, type Page, type ProblemCode, type ReleaseListItem, type ReleaseState, type ReleaseType } from '#core/contracts';
import type { Refusal, Result } from '#core/kernel';
import { People } from '#platform/identity';
import { contains, positionIn, sortedPage, sortsOf, UnitOfWork, type SortColumns, type SortedPageQuery, type Transaction } from '#platform/persistence';
import { Release } from '../domain/release.entity.js';
import { ReleaseViews } from './release-views.js';

const SORT_COLUMNS = {
  number: { sql: 'release.ordinal', type: 'bigint' },
  title: { sql: 'lower(release.title)', type: 'text' },
  state: { sql: positionIn(RELEASE_STATES, 'release.state'), type: 'integer' },
  type: { sql: positionIn(RELEASE_TYPES, 'release.type'), type: 'integer' },
  plannedStart: { sql: `coalesce(release.planned_start, 'infinity')`, type: 'timestamptz' },
  updatedAt: { sql: 'release.updated_at', type: 'timestamptz' },
} as const satisfies SortColumns;

export const RELEASE_SORTS = sortsOf<keyof typeof SORT_COLUMNS>(SORT_COLUMNS);
export type ReleaseSort = (typeof RELEASE_SORTS)[number];

export interface ReleaseFilter {
  state?: ReleaseState[];
  type?: ReleaseType[];
  /** User names. */
  manager?: string[];
  service?: string[];
  /** Numbers of changes and projects that they deliver. */
  delivers?: string[];
  q?: string;
}

/** Releases as a list. */
@Injectable()
export class ReleaseList {
  constructor(
    private readonly work: UnitOfWork,
    private readonly views: ReleaseViews,
    private readonly people: People,
  ) {}

  page(filter: ReleaseFilter, query: SortedPageQuery): Promise<Result<Page<ReleaseListItem>, Refusal<ProblemCode>>> {
    return this.work.run(async (tx) => {
      return sortedPage(await this.matching(filter, tx), SORT_COLUMNS, 'release.ordinal', query, (rows) => this.views.listItems(rows, tx));
    });
  }

  private async matching({ state, type, manager, service, delivers, q }: ReleaseFilter, tx: Transaction): Promise<SelectQueryBuilder<Release>> {
    const rows = tx.createQueryBuilder(Release, 'release').where('true');
    if (state) rows.andWhere('release.state = any(:state)', { state });
    if (type) rows.andWhere('release.type = any(:type)', { type });
    if (service) rows.andWhere('release.services && :service', { service });
    if (delivers) rows.andWhere('(release.changes && :delivers or release.projects && :delivers)', { delivers });
    if (manager) rows.andWhere('release.manager_id = any(:managers)', { managers: (await this.people.byUsernames(manager, tx)).map(({ id }) => id) });
    if (q) rows.andWhere('(release.number = upper(:q) or release.title ilike :pattern)', { q, pattern: contains(q) });
    return rows;
  }
}
