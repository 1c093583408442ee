import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import type { Page, ProblemCode, TemplateListItem, TemplateState } from '#core/contracts';
import { ok, type Refusal, type Result } from '#core/kernel';
import { contains, decodeCursor, isUnreadableValue, type Position, strangeCursor, toPage, type Transaction, UnitOfWork } from '#platform/persistence';
import { ChangeTemplate } from './template.entity.js';
import { TemplateViews } from './template-views.js';

/** SQL by the name of a sort: a closed list, so that no text of a request reaches the database as SQL. */
const SORT_COLUMNS = {
  number: { sql: 'template.ordinal', type: 'integer' },
  title: { sql: 'lower(template.title)', type: 'text' },
  updatedAt: { sql: 'template.updated_at', type: 'timestamptz' },
} as const;

type SortColumn = keyof typeof SORT_COLUMNS;
export type TemplateSort = SortColumn | `-${SortColumn}`;
export const TEMPLATE_SORTS = (Object.keys(SORT_COLUMNS) as SortColumn[]).flatMap((name) => [name, `-${name}`] as const) as readonly TemplateSort[];

export interface TemplateQuery {
  state?: TemplateState[] | undefined;
  /** Permitted on this service. */
  service?: string | undefined;
  q?: string | undefined;
  sort?: TemplateSort | undefined;
  limit: number;
  cursor?: string | undefined;
}

type Found = { template: ChangeTemplate; key: string };

/** The catalogue of templates: filter, sort, pages. */
@Injectable()
export class TemplateList {
  constructor(
    private readonly work: UnitOfWork,
    private readonly views: TemplateViews,
  ) {}

  async page(query: TemplateQuery): Promise<Result<Page<TemplateListItem>, Refusal<ProblemCode>>> {
    const after = query.cursor === undefined ? ok(null) : decodeCursor(query.cursor, 2);
    if (!after.ok) return after;
    try {
      return ok(await this.work.run((tx) => this.rows(query, after.value, tx)));
    } catch (error) {
      if (query.cursor !== undefined && isUnreadableValue(error)) return strangeCursor();
      throw error;
    }
  }

  private async rows(query: TemplateQuery, after: Position | null, tx: Transaction): Promise<Page<TemplateListItem>> {
    const matching = filtered(tx, query);
    const total = await matching.getCount();
    const rows = await sorted(matching, query, after);
    const items = await this.views.listItems(rows.map(({ template }) => template), tx);
    const both = rows.map((row, index) => ({ ...row, item: items[index]! }));
    return toPage(both, query.limit, total, ({ item }) => item, ({ key, template }) => [key, template.ordinal]);
  }
}

function filtered(tx: Transaction, { state, service, q }: TemplateQuery): SelectQueryBuilder<ChangeTemplate> {
  const rows = tx.createQueryBuilder(ChangeTemplate, 'template').where('true');
  if (state) rows.andWhere('template.state = any(:state)', { state });
  if (service) rows.andWhere(':service = any(template.services)', { service });
  if (q) rows.andWhere('(template.number = upper(:q) or template.title ilike :pattern)', { q, pattern: contains(q) });
  return rows;
}

async function sorted(rows: SelectQueryBuilder<ChangeTemplate>, { sort = 'title', limit }: TemplateQuery, after: Position | null): Promise<Found[]> {
  const { sql, type } = SORT_COLUMNS[sort.replace('-', '') as SortColumn];
  const [direction, beyond] = sort.startsWith('-') ? (['DESC', '<'] as const) : (['ASC', '>'] as const);
  rows.addSelect(sql, 'sort_value').addSelect(`cast(${sql} as text)`, 'sort_key');
  rows.orderBy('sort_value', direction).addOrderBy('template.ordinal', direction).limit(limit + 1);
  if (after) rows.andWhere(`(${sql}, template.ordinal) ${beyond} (cast(:key as ${type}), cast(:ordinal as integer))`, { key: after[0], ordinal: after[1] });
  const { entities, raw } = await rows.getRawAndEntities<{ sort_key: string }>();
  return entities.map((template, index) => ({ template, key: raw[index]!.sort_key }));
}
