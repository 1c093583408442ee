import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import { EARLY_LIFE_STATES, type EarlyLifeListItem, type EarlyLifeState, type Page, type ProblemCode } from '#core/contracts';
import type { Refusal, Result } from '#core/kernel';
import { contains, positionIn, sortedPage, sortsOf, UnitOfWork, type SortColumns, type SortedPageQuery, type Transaction } from '#platform/persistence';
import { EarlyLifeViews } from './early-life-views.js';
import { EarlyLifeSupport } from './early-life.entity.js';

const SORT_COLUMNS = {
  number: { sql: 'support.ordinal', type: 'bigint' },
  title: { sql: 'lower(support.title)', type: 'text' },
  state: { sql: positionIn(EARLY_LIFE_STATES, 'support.state'), type: 'integer' },
  plannedOn: { sql: `cast(coalesce(support.planned_on, 'infinity') as timestamptz)`, type: 'timestamptz' },
  updatedAt: { sql: 'support.updated_at', type: 'timestamptz' },
} as const satisfies SortColumns;

export const EARLY_LIFE_SORTS = sortsOf<keyof typeof SORT_COLUMNS>(SORT_COLUMNS);
export type EarlyLifeSort = (typeof EARLY_LIFE_SORTS)[number];

export interface EarlyLifeFilter {
  state?: EarlyLifeState[];
  service?: string[];
  release?: string[];
  q?: string;
}

/** The list of early-life supports. */
@Injectable()
export class EarlyLifeList {
  constructor(
    private readonly work: UnitOfWork,
    private readonly views: EarlyLifeViews,
  ) {}

  page(filter: EarlyLifeFilter, query: SortedPageQuery): Promise<Result<Page<EarlyLifeListItem>, Refusal<ProblemCode>>> {
    return this.work.run(async (tx) => {
      return sortedPage(matching(filter, tx), SORT_COLUMNS, 'support.ordinal', query, (rows) => this.views.listItems(rows, tx));
    });
  }
}

function matching({ state, service, release, q }: EarlyLifeFilter, tx: Transaction): SelectQueryBuilder<EarlyLifeSupport> {
  const rows = tx.createQueryBuilder(EarlyLifeSupport, 'support').where('true');
  if (state) rows.andWhere('support.state = any(:state)', { state });
  if (service) rows.andWhere('support.services && :service', { service });
  if (release) rows.andWhere('support.release = any(:release)', { release });
  if (q) rows.andWhere('(support.number = upper(:q) or support.title ilike :pattern)', { q, pattern: contains(q) });
  return rows;
}
