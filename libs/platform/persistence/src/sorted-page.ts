import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import type { Page, ProblemCode } from '#core/contracts';
import { ok, type Refusal, type Result } from '#core/kernel';
import { isUnreadableValue } from './database-errors.js';
import { decodeCursor, encodeCursor, strangeCursor, type Position } from './paging.js';

/** What a list may be sorted by: SQL by name, so that no text of a request reaches the database as SQL. */
export type SortColumns<Name extends string = string> = Readonly<Record<Name, { readonly sql: string; readonly type: 'text' | 'integer' | 'bigint' | 'date' | 'timestamptz' }>>;

export interface SortedPageQuery {
  /** A name of the sort columns; with `-` before it from the last to the first. */
  sort: string;
  limit: number;
  cursor?: string | undefined;
}

interface SortedRows<E> {
  rows: E[];
  total: number;
  nextCursor: string | null;
}

/** Both directions of every column, for the check of a request. */
export function sortsOf<Name extends string>(columns: SortColumns<Name>): readonly (Name | `-${Name}`)[] {
  return (Object.keys(columns) as Name[]).flatMap((name) => [name, `-${name}`] as const);
}

/**
 * One page of what `matching` selects, in the order asked for and then by `ordinal` (SQL of a unique whole number), as `listed` shows its rows:
 * pages neither skip nor repeat a row when others change meanwhile. Refuses a cursor that the list cannot have given out.
 */
export async function sortedPage<E extends ObjectLiteral, Item>(
  matching: SelectQueryBuilder<E>,
  columns: SortColumns,
  ordinal: string,
  query: SortedPageQuery,
  listed: (rows: E[]) => Promise<Item[]>,
): Promise<Result<Page<Item>, Refusal<ProblemCode>>> {
  const found = await sortedRows(matching, columns, ordinal, query);
  if (!found.ok) return found;
  const { rows, total, nextCursor } = found.value;
  return ok({ items: await listed(rows), total, nextCursor });
}

async function sortedRows<E extends ObjectLiteral>(
  matching: SelectQueryBuilder<E>,
  columns: SortColumns,
  ordinal: string,
  query: SortedPageQuery,
): Promise<Result<SortedRows<E>, Refusal<ProblemCode>>> {
  const after = query.cursor === undefined ? ok(null) : decodeCursor(query.cursor, 2);
  if (!after.ok) return after;
  try {
    return ok(await rowsAfter(matching, columns, ordinal, query, after.value));
  } catch (error) {
    if (query.cursor !== undefined && isUnreadableValue(error)) return strangeCursor();
    throw error;
  }
}

async function rowsAfter<E extends ObjectLiteral>(matching: SelectQueryBuilder<E>, columns: SortColumns, ordinal: string, query: SortedPageQuery, after: Position | null): Promise<SortedRows<E>> {
  const total = await matching.getCount();
  const { sql, type } = columns[query.sort.replace('-', '')]!;
  const [direction, beyond] = query.sort.startsWith('-') ? (['DESC', '<'] as const) : (['ASC', '>'] as const);
  // in brackets: a column alone would be taken for the entity's property and be missing there
  matching.addSelect(`(${sql})`, 'sort_value').addSelect(`cast(${sql} as text)`, 'sort_key').addSelect(`(${ordinal})`, 'sort_ordinal');
  matching.orderBy('sort_value', direction).addOrderBy('sort_ordinal', direction).limit(query.limit + 1);
  if (after) matching.andWhere(`(${sql}, ${ordinal}) ${beyond} (cast(:sortKey as ${type}), cast(:sortOrdinal as bigint))`, { sortKey: after[0], sortOrdinal: after[1] });
  const { entities, raw } = await matching.getRawAndEntities<{ sort_key: string; sort_ordinal: string }>();
  const last = raw[query.limit - 1];
  const nextCursor = entities.length > query.limit && last ? encodeCursor([last.sort_key, last.sort_ordinal]) : null;
  return { rows: entities.slice(0, query.limit), total, nextCursor };
}

/** For `ilike`: any text with this part, whose wild cards mean themselves. */
export function contains(part: string): string {
  return `%${part.replace(/[\\%_]/g, '\\$&')}%`;
}

/** A list of known words as SQL, to sort by their order. */
export function positionIn(values: readonly string[], sql: string): string {
  return `coalesce(array_position(array[${values.map((value) => `'${value}'`).join(', ')}], ${sql}), 0)`;
}
