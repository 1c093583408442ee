import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import { CHANGE_STATES, RISK_LEVELS, type ChangeListItem, type ChangeState, type ChangeType, type Page, type ProblemCode, type RiskLevel } from '#core/contracts';
import type { Refusal, Result } from '#core/kernel';
import { People } from '#platform/identity';
import { contains, positionIn, sortedPage, sortsOf, UnitOfWork, type SortColumns, type SortedPageQuery, type Transaction } from '#platform/persistence';
import { Change } from '../domain/change.entity.js';
import { ChangeViews } from './change-views.js';

const SORT_COLUMNS = {
  number: { sql: 'change.ordinal', type: 'bigint' },
  title: { sql: 'lower(change.title)', type: 'text' },
  state: { sql: positionIn(CHANGE_STATES, 'change.state'), type: 'integer' },
  risk: { sql: positionIn(RISK_LEVELS, 'change.risk'), type: 'integer' },
  plannedStart: { sql: `coalesce(change.planned_start, 'infinity')`, type: 'timestamptz' },
  updatedAt: { sql: 'change.updated_at', type: 'timestamptz' },
} as const satisfies SortColumns;

export const CHANGE_SORTS = sortsOf<keyof typeof SORT_COLUMNS>(SORT_COLUMNS);
export type ChangeSort = (typeof CHANGE_SORTS)[number];

export interface ChangeFilter {
  state?: ChangeState[];
  type?: ChangeType[];
  risk?: RiskLevel[];
  /** User names. */
  requester?: string[];
  service?: string[];
  item?: string[];
  q?: string;
}

/** Changes as a list. */
@Injectable()
export class ChangeList {
  constructor(
    private readonly work: UnitOfWork,
    private readonly views: ChangeViews,
    private readonly people: People,
  ) {}

  page(filter: ChangeFilter, query: SortedPageQuery): Promise<Result<Page<ChangeListItem>, Refusal<ProblemCode>>> {
    return this.work.run(async (tx) => {
      return sortedPage(await this.matching(filter, tx), SORT_COLUMNS, 'change.ordinal', query, (rows) => this.views.listItems(rows, tx));
    });
  }

  private async matching({ state, type, risk, requester, service, item, q }: ChangeFilter, tx: Transaction): Promise<SelectQueryBuilder<Change>> {
    const rows = tx.createQueryBuilder(Change, 'change').where('true');
    if (state) rows.andWhere('change.state = any(:state)', { state });
    if (type) rows.andWhere('change.type = any(:type)', { type });
    if (risk) rows.andWhere('change.risk = any(:risk)', { risk });
    if (service) rows.andWhere('change.services && :service', { service });
    if (item) rows.andWhere('change.items && :item', { item });
    if (requester) rows.andWhere('change.requester_id = any(:requesters)', { requesters: (await this.people.byUsernames(requester, tx)).map(({ id }) => id) });
    if (q) rows.andWhere('(change.number = upper(:q) or change.title ilike :pattern)', { q, pattern: contains(q) });
    return rows;
  }
}
