import type { Parameters } from './predicate.js';
import type { CursorValue, SortBy } from './search-query.js';
import { SQL_TYPES, type SearchField, type SearchView } from './search-view.js';

interface OrderTerm {
  readonly field: SearchField;
  readonly descending: boolean;
}

/** The full order of a search: the sort asked for, made total by the view's key. Null stands last ascending, first descending. */
export function orderTerms(view: SearchView, sort: readonly SortBy[]): OrderTerm[] {
  const fieldNamed = (name: string): SearchField => {
    const field = view.fields[name];
    if (!field) throw new Error(`unknown sort field ${name}`);
    return field;
  };
  const terms = sort.map((one) => ({ field: fieldNamed(one.field), descending: one.order === 'DESC' }));
  const keyTerm = { field: fieldNamed(view.key), descending: false };
  return sort.some((one) => one.field === view.key) ? terms : [...terms, keyTerm];
}

export const reversed = (terms: readonly OrderTerm[]): OrderTerm[] => terms.map((term) => ({ ...term, descending: !term.descending }));

export const orderBy = (terms: readonly OrderTerm[]): string =>
  terms.map((term) => `${term.field.sql} ${term.descending ? 'DESC' : 'ASC'}`).join(', ');

function same(term: OrderTerm, value: CursorValue, parameters: Parameters): string {
  return value === null ? `${term.field.sql} IS NULL` : `${term.field.sql} = ${parameters.add(value, SQL_TYPES[term.field.kind])}`;
}

function beyond(term: OrderTerm, value: CursorValue, parameters: Parameters): string {
  if (value === null) return term.descending ? `${term.field.sql} IS NOT NULL` : 'false';
  const compared = `${term.field.sql} ${term.descending ? '<' : '>'} ${parameters.add(value, SQL_TYPES[term.field.kind])}`;
  return term.field.nullable && !term.descending ? `(${compared} OR ${term.field.sql} IS NULL)` : compared;
}

/** Rows that stand after the cursor in this order. */
export function afterCursor(terms: readonly OrderTerm[], cursor: readonly CursorValue[], parameters: Parameters): string {
  const branches = terms.map((term, index) => {
    const ties = terms.slice(0, index).map((tie, place) => same(tie, cursor[place] ?? null, parameters));
    return `(${[...ties, beyond(term, cursor[index] ?? null, parameters)].join(' AND ')})`;
  });
  return `(${branches.join(' OR ')})`;
}

/** The cursor columns, selected beside the row so that every page can name its ends. */
export const cursorColumns = (terms: readonly OrderTerm[]): string => terms.map((term, index) => `${term.field.sql} AS cursor_${index}`).join(', ');
