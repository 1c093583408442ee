import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import type { Page, ProblemCode, TemplateListItem, TemplateState } from '#core/contracts';
import type { Refusal, Result } from '#core/kernel';
import { contains, sortedPage, sortsOf, type SortColumns, type SortedPageQuery, type Transaction, UnitOfWork } from '#platform/persistence';
import { ChangeTemplate } from './template.entity.js';
import { TemplateViews } from './template-views.js';

const SORT_COLUMNS = {
  number: { sql: 'template.ordinal', type: 'integer' },
  title: { sql: 'lower(template.title)', type: 'text' },
  updatedAt: { sql: 'template.updated_at', type: 'timestamptz' },
} as const satisfies SortColumns;

export const TEMPLATE_SORTS = sortsOf<keyof typeof SORT_COLUMNS>(SORT_COLUMNS);
export type TemplateSort = (typeof TEMPLATE_SORTS)[number];

export interface TemplateFilter {
  state?: TemplateState[];
  /** Permitted on this service. */
  service?: string;
  q?: string;
}

/** The catalogue of templates: filter, sort, pages. */
@Injectable()
export class TemplateList {
  constructor(
    private readonly work: UnitOfWork,
    private readonly views: TemplateViews,
  ) {}

  page(filter: TemplateFilter, query: SortedPageQuery): Promise<Result<Page<TemplateListItem>, Refusal<ProblemCode>>> {
    return this.work.run(async (tx) => {
      return sortedPage(matching(filter, tx), SORT_COLUMNS, 'template.ordinal', query, (rows) => this.views.listItems(rows, tx));
    });
  }
}

function matching({ state, service, q }: TemplateFilter, tx: Transaction): SelectQueryBuilder<ChangeTemplate> {
  const rows = tx.createQueryBuilder(ChangeTemplate, 'template').where('true');
  if (state) rows.andWhere('template.state = any(:state)', { state });
  if (service) rows.andWhere(':service = any(template.services)', { service });
  if (q) rows.andWhere('(template.number = upper(:q) or template.title ilike :pattern)', { q, pattern: contains(q) });
  return rows;
}
