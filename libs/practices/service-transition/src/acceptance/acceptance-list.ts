import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import { ACCEPTANCE_STATES, type AcceptanceListItem, type AcceptanceState, type Page, type ProblemCode } from '#core/contracts';
import type { Refusal, Result } from '#core/kernel';
import { contains, positionIn, sortedPage, sortsOf, UnitOfWork, type SortColumns, type SortedPageQuery, type Transaction } from '#platform/persistence';
import { AcceptanceViews } from './acceptance-views.js';
import { Acceptance } from './acceptance.entity.js';

const SORT_COLUMNS = {
  number: { sql: 'acceptance.ordinal', type: 'bigint' },
  title: { sql: 'lower(acceptance.title)', type: 'text' },
  state: { sql: positionIn(ACCEPTANCE_STATES, 'acceptance.state'), type: 'integer' },
  service: { sql: 'acceptance.service', type: 'text' },
  updatedAt: { sql: 'acceptance.updated_at', type: 'timestamptz' },
} as const satisfies SortColumns;

export const ACCEPTANCE_SORTS = sortsOf<keyof typeof SORT_COLUMNS>(SORT_COLUMNS);
export type AcceptanceSort = (typeof ACCEPTANCE_SORTS)[number];

export interface AcceptanceFilter {
  state?: AcceptanceState[];
  service?: string[];
  project?: string[];
  release?: string[];
  q?: string;
}

/** The list of acceptances. */
@Injectable()
export class AcceptanceList {
  constructor(
    private readonly work: UnitOfWork,
    private readonly views: AcceptanceViews,
  ) {}

  page(filter: AcceptanceFilter, query: SortedPageQuery): Promise<Result<Page<AcceptanceListItem>, Refusal<ProblemCode>>> {
    return this.work.run(async (tx) => {
      return sortedPage(matching(filter, tx), SORT_COLUMNS, 'acceptance.ordinal', query, (rows) => this.views.listItems(rows, tx));
    });
  }
}

function matching({ state, service, project, release, q }: AcceptanceFilter, tx: Transaction): SelectQueryBuilder<Acceptance> {
  const rows = tx.createQueryBuilder(Acceptance, 'acceptance').where('true');
  if (state) rows.andWhere('acceptance.state = any(:state)', { state });
  if (service) rows.andWhere('acceptance.service = any(:service)', { service });
  if (project) rows.andWhere('acceptance.project = any(:project)', { project });
  if (release) rows.andWhere('acceptance.release = any(:release)', { release });
  if (q) rows.andWhere('(acceptance.number = upper(:q) or acceptance.title ilike :pattern)', { q, pattern: contains(q) });
  return rows;
}
