import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import type { Position } from '#platform/persistence';

/** SQL of what a list may be sorted by, and its type: a closed list, so that no text of a request reaches the database as SQL. */
export interface SortColumn {
  readonly sql: string;
  readonly type: 'integer' | 'text' | 'date' | 'float8';
}

/** What every kind of entry may be sorted by. */
export const ENTRY_SORTS = {
  number: { sql: 'entry.ordinal', type: 'integer' },
  name: { sql: 'lower(entry.name)', type: 'text' },
} as const satisfies Record<string, SortColumn>;

export interface SortedRow<E> {
  entry: E;
  position: Position;
}

/** The rows behind a position, in the order of a column, entries that are alike in the order of their creation. */
export async function sortedRows<E extends ObjectLiteral>(
  rows: SelectQueryBuilder<E>,
  { sql, type, descending, limit }: SortColumn & { descending: boolean; limit: number },
  after: Position | null,
): Promise<SortedRow<E>[]> {
  const [direction, beyond] = descending ? (['DESC', '<'] as const) : (['ASC', '>'] as const);
  rows.addSelect(sql, 'sort_value').addSelect(`cast(${sql} as text)`, 'sort_key').addSelect('entry.ordinal', 'sort_ordinal');
  rows.orderBy('sort_value', direction).addOrderBy('sort_ordinal', direction).limit(limit);
  if (after) rows.andWhere(`(${sql}, entry.ordinal) ${beyond} (cast(:key as ${type}), cast(:ordinal as integer))`, { key: after[0], ordinal: after[1] });
  const { entities, raw } = await rows.getRawAndEntities<{ sort_key: string; sort_ordinal: number }>();
  return entities.map((entry, index) => ({ entry, position: [raw[index]!.sort_key, raw[index]!.sort_ordinal] }));
}
