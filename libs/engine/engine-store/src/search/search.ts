import { afterCursor, cursorColumns, orderBy, orderTerms, reversed } from './order.js';
import { Parameters, predicate } from './predicate.js';
import type { CursorValue, FoundRow, SearchQuery, SearchResult } from './search-query.js';
import type { SearchView } from './search-view.js';

/** Anything that answers SQL: the pool, or one connection that stands on an older snapshot. */
export interface Queryable {
  query(statement: { text: string; values: unknown[] }): Promise<{ rows: FoundRow[] }>;
}

/** Totals are counted exactly up to here; more is reported as "has more". */
export const COUNT_LIMIT = 10_000;

interface Statement {
  readonly text: string;
  readonly values: unknown[];
}

/** How many cursor values a search with this sort has. */
export const cursorLength = (view: SearchView, query: Pick<SearchQuery, 'sort'>): number => orderTerms(view, query.sort).length;

/** Where the rows of a view come from, and which of them: groups are filtered inside, before they are counted. */
function source(view: SearchView, query: SearchQuery, parameters: Parameters): { readonly from: string; readonly where: string } {
  if (!view.grouping) return { from: view.from, where: predicate(view, query.where, parameters) };
  const { counted, columns, by } = view.grouping;
  const select = Object.entries(columns).map(([name, sql]) => `${sql} AS "${name}"`).join(', ');
  const groupBy = Array.from({ length: by }, (_, index) => index + 1).join(', ');
  return { from: `(SELECT ${select} FROM ${counted.from} WHERE ${predicate(counted, query.where, parameters)} GROUP BY ${groupBy}) AS t`, where: 'true' };
}

/** The statement for one page. One row more than the limit is never read: the total tells whether there is more. */
export function pageStatement(view: SearchView, query: SearchQuery): Statement {
  const parameters = new Parameters();
  const forward = orderTerms(view, query.sort);
  const terms = query.page.kind === 'before' ? reversed(forward) : forward;
  const { from, where: matches } = source(view, query, parameters);
  const where = [matches];
  if (query.page.kind !== 'offset') where.push(afterCursor(terms, query.page.cursor, parameters));
  const limit = parameters.add(query.page.limit, 'integer');
  const offset = query.page.kind === 'offset' && query.page.from > 0 ? ` OFFSET ${parameters.add(query.page.from, 'integer')}` : '';
  const text = `SELECT ${view.select}, ${cursorColumns(forward)} FROM ${from} WHERE ${where.join(' AND ')} ORDER BY ${orderBy(terms)} LIMIT ${limit}${offset}`;
  return { text, values: parameters.values };
}

export function countStatement(view: SearchView, query: SearchQuery): Statement {
  const parameters = new Parameters();
  const { from, where } = source(view, query, parameters);
  return { text: `SELECT count(*)::integer AS total FROM (SELECT 1 FROM ${from} WHERE ${where} LIMIT ${COUNT_LIMIT + 1}) AS counted`, values: parameters.values };
}

const cursorOf = (row: FoundRow | undefined, length: number): CursorValue[] | null =>
  row ? Array.from({ length }, (_, index) => (row[`cursor_${index}`] ?? null) as CursorValue) : null;

async function count(db: Queryable, view: SearchView, query: SearchQuery, found: number): Promise<number> {
  const { page } = query;
  const isLastPage = page.kind === 'offset' && found < page.limit && (found > 0 || page.from === 0);
  if (isLastPage) return page.from + found;
  const { rows } = await db.query(countStatement(view, query));
  return rows[0]?.['total'] as number;
}

/** Runs a search: the rows of one page, the total up to COUNT_LIMIT, and the cursors of its two ends. */
export async function search(db: Queryable, view: SearchView, query: SearchQuery): Promise<SearchResult> {
  const { rows: found } = await db.query(pageStatement(view, query));
  const rows = query.page.kind === 'before' ? [...found].reverse() : found;
  const total = await count(db, view, query, rows.length);
  const length = cursorLength(view, query);
  return {
    rows,
    totalItems: Math.min(total, COUNT_LIMIT),
    hasMoreTotalItems: total > COUNT_LIMIT,
    startCursor: cursorOf(rows[0], length),
    endCursor: cursorOf(rows.at(-1), length),
  };
}
