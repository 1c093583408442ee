/** What a search asks for, in terms of fields of a view. Built by the REST layer from checked input. */

export const OPERATORS = ['eq', 'neq', 'exists', 'gt', 'gte', 'lt', 'lte', 'in', 'notIn', 'like'] as const;
export type Operator = (typeof OPERATORS)[number];

export type Scalar = string | number | boolean;

/** `field operator value`; lists for `in` and `notIn`, a boolean for `exists`. */
export interface Condition {
  readonly field: string;
  readonly operator: Operator;
  readonly value: Scalar | readonly Scalar[];
}

/** Conditions on the record itself, or on at least one related record that fulfils all of them. */
export type Clause =
  | { readonly kind: 'own'; readonly condition: Condition }
  | { readonly kind: 'related'; readonly relation: string; readonly all: readonly Condition[]; readonly absent?: boolean }
  | { readonly kind: 'anyOf'; readonly branches: readonly (readonly Clause[])[] }
  | { readonly kind: 'none' };

export interface SortBy {
  readonly field: string;
  readonly order: 'ASC' | 'DESC';
}

export type CursorValue = string | number | boolean | null;

export type Page =
  | { readonly kind: 'offset'; readonly from: number; readonly limit: number }
  | { readonly kind: 'after' | 'before'; readonly cursor: readonly CursorValue[]; readonly limit: number };

export interface SearchQuery {
  readonly where: readonly Clause[];
  readonly sort: readonly SortBy[];
  readonly page: Page;
}

/** Rows as the database gives them: keys as strings, times as epoch milliseconds. */
export type FoundRow = Readonly<Record<string, unknown>>;

export interface SearchResult {
  readonly rows: readonly FoundRow[];
  readonly totalItems: number;
  /** True when there are more than the count limit; `totalItems` is then that limit. */
  readonly hasMoreTotalItems: boolean;
  readonly startCursor: readonly CursorValue[] | null;
  readonly endCursor: readonly CursorValue[] | null;
}
