import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import { RISK_LEVELS, RISK_STATES, type Page, type ProblemCode, type RiskCategory, type RiskHeatMap, type RiskLevel, type RiskListItem, type RiskState } from '#core/contracts';
import type { Refusal, Result } from '#core/kernel';
import { People } from '#platform/identity';
import { contains, positionIn, sortedPage, sortsOf, UnitOfWork, type SortColumns, type SortedPageQuery, type Transaction } from '#platform/persistence';
import { Risk } from '../domain/risk.entity.js';
import { RiskViews } from './risk-views.js';

const SORT_COLUMNS = {
  number: { sql: 'risk.ordinal', type: 'bigint' },
  title: { sql: 'lower(risk.title)', type: 'text' },
  state: { sql: positionIn(RISK_STATES, 'risk.state'), type: 'integer' },
  level: { sql: positionIn(RISK_LEVELS, 'risk.level'), type: 'integer' },
  score: { sql: 'risk.probability * risk.impact', type: 'integer' },
  reviewAt: { sql: `coalesce(risk.review_at, 'infinity')`, type: 'timestamptz' },
  updatedAt: { sql: 'risk.updated_at', type: 'timestamptz' },
} as const satisfies SortColumns;

/** Nobody has accepted it, or who did works here no more. */
const OWNERLESS = 'risk.owner_accepted_at is null or exists (select from tollgate.person owner where owner.id = risk.owner_id and not owner.active)';

export const RISK_SORTS = sortsOf<keyof typeof SORT_COLUMNS>(SORT_COLUMNS);
export type RiskSort = (typeof RISK_SORTS)[number];

export interface RiskFilter {
  state?: RiskState[];
  level?: RiskLevel[];
  category?: RiskCategory[];
  /** User names. */
  owner?: string[];
  record?: string[];
  probability?: number;
  impact?: number;
  /** Those that nobody has accepted. */
  ownerless?: boolean;
  aboveAppetite?: boolean;
  q?: string;
}

/** The list of risks and the same risks as a heat map. */
@Injectable()
export class RiskList {
  constructor(
    private readonly work: UnitOfWork,
    private readonly views: RiskViews,
    private readonly people: People,
  ) {}

  page(filter: RiskFilter, query: SortedPageQuery): Promise<Result<Page<RiskListItem>, Refusal<ProblemCode>>> {
    return this.work.run(async (tx) => {
      return sortedPage(await this.matching(filter, tx), SORT_COLUMNS, 'risk.ordinal', query, (rows) => this.views.listItems(rows, tx));
    });
  }

  /** Open risks by probability and impact; a filter by state is set aside. */
  heatMap({ state: _, ...filter }: RiskFilter): Promise<RiskHeatMap> {
    return this.work.run(async (tx) => {
      const rows = (await this.matching(filter, tx)).andWhere(`risk.state <> 'closed'`).select('risk.probability', 'probability').addSelect('risk.impact', 'impact');
      rows.addSelect('count(*)::int', 'count').addSelect('(count(*) filter (where coalesce(risk.above_appetite, true)))::int', 'aboveAppetite');
      const cells = await rows.groupBy('risk.probability').addGroupBy('risk.impact').orderBy('risk.probability').addOrderBy('risk.impact').getRawMany<RiskHeatMap['cells'][number]>();
      return { cells };
    });
  }

  private async matching(filter: RiskFilter, tx: Transaction): Promise<SelectQueryBuilder<Risk>> {
    const { state, level, category, owner, record, probability, impact, ownerless, aboveAppetite, q } = filter;
    const rows = tx.createQueryBuilder(Risk, 'risk').where('true');
    if (state) rows.andWhere('risk.state = any(:state)', { state });
    if (level) rows.andWhere('risk.level = any(:level)', { level });
    if (category) rows.andWhere('risk.category = any(:category)', { category });
    if (record) rows.andWhere('risk.record = any(:record)', { record });
    if (probability !== undefined) rows.andWhere('risk.probability = :probability', { probability });
    if (impact !== undefined) rows.andWhere('risk.impact = :impact', { impact });
    if (ownerless !== undefined) rows.andWhere(`(${OWNERLESS}) = :ownerless`, { ownerless });
    if (aboveAppetite !== undefined) rows.andWhere('coalesce(risk.above_appetite, true) = :aboveAppetite', { aboveAppetite });
    if (owner) rows.andWhere('risk.owner_id = any(:owners)', { owners: (await this.people.byUsernames(owner, tx)).map(({ id }) => id) });
    if (q) rows.andWhere('(risk.number = upper(:q) or risk.title ilike :pattern)', { q, pattern: contains(q) });
    return rows;
  }
}
