import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import { IMPROVEMENT_STATES, LEVELS, type ImprovementCause, type ImprovementListItem, type ImprovementState, type Level, type Page, type ProblemCode } from '#core/contracts';
import type { Refusal, Result } from '#core/kernel';
import { People } from '#platform/identity';
import { contains, positionIn, sortedPage, sortsOf, UnitOfWork, type SortColumns, type SortedPageQuery, type Transaction } from '#platform/persistence';
import { Improvement } from '../domain/improvement.entity.js';
import { ImprovementViews } from './improvement-views.js';

const SORT_COLUMNS = {
  number: { sql: 'improvement.ordinal', type: 'bigint' },
  title: { sql: 'lower(improvement.title)', type: 'text' },
  state: { sql: positionIn(IMPROVEMENT_STATES, 'improvement.state'), type: 'integer' },
  priority: { sql: positionIn(LEVELS, 'improvement.priority'), type: 'integer' },
  measureAt: { sql: `coalesce(improvement.measure_at, 'infinity')`, type: 'timestamptz' },
  updatedAt: { sql: 'improvement.updated_at', type: 'timestamptz' },
} as const satisfies SortColumns;

export const IMPROVEMENT_SORTS = sortsOf<keyof typeof SORT_COLUMNS>(SORT_COLUMNS);
export type ImprovementSort = (typeof IMPROVEMENT_SORTS)[number];

export interface ImprovementFilter {
  state?: ImprovementState[];
  cause?: ImprovementCause[];
  priority?: Level[];
  /** User names. */
  owner?: string[];
  objective?: string[];
  origin?: string[];
  q?: string;
}

/** The register as a list. */
@Injectable()
export class ImprovementList {
  constructor(
    private readonly work: UnitOfWork,
    private readonly views: ImprovementViews,
    private readonly people: People,
  ) {}

  page(filter: ImprovementFilter, query: SortedPageQuery): Promise<Result<Page<ImprovementListItem>, Refusal<ProblemCode>>> {
    return this.work.run(async (tx) => {
      return sortedPage(await this.matching(filter, tx), SORT_COLUMNS, 'improvement.ordinal', query, (rows) => this.views.listItems(rows, tx));
    });
  }

  private async matching({ state, cause, priority, owner, objective, origin, q }: ImprovementFilter, tx: Transaction): Promise<SelectQueryBuilder<Improvement>> {
    const rows = tx.createQueryBuilder(Improvement, 'improvement').where('true');
    if (state) rows.andWhere('improvement.state = any(:state)', { state });
    if (cause) rows.andWhere('improvement.cause = any(:cause)', { cause });
    if (priority) rows.andWhere('improvement.priority = any(:priority)', { priority });
    if (objective) rows.andWhere('improvement.objective = any(:objective)', { objective });
    if (origin) rows.andWhere('improvement.origin = any(:origin)', { origin });
    if (owner) rows.andWhere('improvement.owner_id = any(:owners)', { owners: (await this.people.byUsernames(owner, tx)).map(({ id }) => id) });
    if (q) rows.andWhere('(improvement.number = upper(:q) or improvement.title ilike :pattern)', { q, pattern: contains(q) });
    return rows;
  }
}
