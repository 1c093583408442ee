import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import { CHANGE_STATES, RISK_LEVELS } from '#core/contracts';
import type { ChangeListItem, ChangeState, ChangeType, Page, ProblemCode, RiskLevel } from '#core/contracts';
import { ok } from '#core/kernel';
import type { Refusal, Result } from '#core/kernel';
import { People } from '#platform/identity';
import { decodeCursor, isUnreadableValue, strangeCursor, toPage, UnitOfWork } from '#platform/persistence';
import type { Position } from '#platform/persistence';
import { Change } from '../domain/change.entity.js';
import { ChangeViews } from './change-views.js';

/** SQL by the name of a sort: a closed list, so that no text of a request reaches the database as SQL. */
const SORT_COLUMNS = {
  number: { sql: 'change.ordinal', type: 'bigint' },
  title: { sql: 'lower(change.title)', type: 'text' },
  state: { sql: `array_position(${sqlArray(CHANGE_STATES)}, change.state)`, type: 'integer' },
  risk: { sql: `coalesce(array_position(${sqlArray(RISK_LEVELS)}, change.risk), 0)`, type: 'integer' },
  plannedStart: { sql: `coalesce(change.planned_start, 'infinity')`, type: 'timestamptz' },
  updatedAt: { sql: 'change.updated_at', type: 'timestamptz' },
} as const;

type SortColumn = keyof typeof SORT_COLUMNS;
export type ChangeSort = SortColumn | `-${SortColumn}`;
export const CHANGE_SORTS = (Object.keys(SORT_COLUMNS) as SortColumn[]).flatMap((name) => [name, `-${name}`] as const) as readonly ChangeSort[];

export interface ChangeQuery {
  state?: ChangeState[] | undefined;
  type?: ChangeType[] | undefined;
  risk?: RiskLevel[] | undefined;
  /** User names. */
  requester?: string[] | undefined;
  service?: string[] | undefined;
  item?: string[] | undefined;
  q?: string | undefined;
  sort?: ChangeSort | undefined;
  limit: number;
  cursor?: string | undefined;
}

interface SortedRow {
  change: Change;
  key: string;
  ordinal: string;
}

/** The list of changes: filter, sort, and pages that neither skip nor repeat a row when others change meanwhile. */
@Injectable()
export class ChangeList {
  constructor(
    private readonly work: UnitOfWork,
    private readonly views: ChangeViews,
    private readonly people: People,
  ) {}

  async page(query: ChangeQuery): Promise<Result<Page<ChangeListItem>, Refusal<ProblemCode>>> {
    const after = query.cursor === undefined ? ok(null) : decodeCursor(query.cursor, 2);
    if (!after.ok) return after;
    try {
      return ok(await this.rows(query, after.value));
    } catch (error) {
      if (query.cursor !== undefined && isUnreadableValue(error)) return strangeCursor();
      throw error;
    }
  }

  private rows(query: ChangeQuery, after: Position | null): Promise<Page<ChangeListItem>> {
    return this.work.run(async (tx) => {
      const requesters = query.requester && (await this.people.byUsernames(query.requester, tx)).map(({ id }) => id);
      const matching = filtered(tx.createQueryBuilder(Change, 'change'), query, requesters);
      const total = await matching.getCount();
      const rows = await sorted(matching, query, after);
      const items = await this.views.listItems(rows.map(({ change }) => change), tx);
      const both = rows.map((row, index) => ({ ...row, item: items[index]! }));
      return toPage(both, query.limit, total, ({ item }) => item, ({ key, ordinal }) => [key, ordinal]);
    });
  }
}

function filtered(rows: SelectQueryBuilder<Change>, query: ChangeQuery, requesters: string[] | undefined): SelectQueryBuilder<Change> {
  rows.where('true');
  if (query.state) rows.andWhere('change.state = any(:state)', { state: query.state });
  if (query.type) rows.andWhere('change.type = any(:type)', { type: query.type });
  if (query.risk) rows.andWhere('change.risk = any(:risk)', { risk: query.risk });
  if (query.service) rows.andWhere('change.services && :service', { service: query.service });
  if (query.item) rows.andWhere('change.items && :item', { item: query.item });
  if (requesters) rows.andWhere('change.requester_id = any(:requesters)', { requesters });
  if (query.q) rows.andWhere('(change.number = upper(:q) or change.title ilike :pattern)', { q: query.q, pattern: contains(query.q) });
  return rows;
}

async function sorted(rows: SelectQueryBuilder<Change>, { sort = '-updatedAt', limit }: ChangeQuery, after: Position | null): Promise<SortedRow[]> {
  const { sql, type } = SORT_COLUMNS[sort.replace('-', '') as SortColumn];
  const [direction, beyond] = sort.startsWith('-') ? (['DESC', '<'] as const) : (['ASC', '>'] as const);
  rows.addSelect(sql, 'sort_value').addSelect(`cast(${sql} as text)`, 'sort_key').addSelect('change.ordinal', 'sort_ordinal');
  rows.orderBy('sort_value', direction).addOrderBy('sort_ordinal', direction).limit(limit + 1);
  if (after) rows.andWhere(`(${sql}, change.ordinal) ${beyond} (cast(:key as ${type}), cast(:ordinal as bigint))`, { key: after[0], ordinal: after[1] });
  const { entities, raw } = await rows.getRawAndEntities<{ sort_key: string; sort_ordinal: string }>();
  return entities.map((change, index) => ({ change, key: raw[index]!.sort_key, ordinal: raw[index]!.sort_ordinal }));
}

function contains(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}

function sqlArray(values: readonly string[]): string {
  return `array[${values.map((value) => `'${value}'`).join(', ')}]`;
}
