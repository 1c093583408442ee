/** How a column is compared: a key or a time as bigint, text, int, boolean, or a list of texts. */
export type FieldKind = 'key' | 'millis' | 'text' | 'int' | 'flag' | 'list';

/** One field that may be filtered or sorted by. `sql` is written by us, never by a client. */
export interface SearchField {
  readonly sql: string;
  readonly kind: FieldKind;
  readonly nullable?: true;
}

/** Records that belong to the record searched for: `EXISTS (SELECT 1 FROM <from> WHERE <on> AND …)`. */
export interface Relation {
  readonly from: string;
  readonly on: string;
  readonly fields: Readonly<Record<string, SearchField>>;
}

/** Groups of records, counted. */
export interface Grouping {
  /** What is counted: filters apply to it, before the grouping. */
  readonly counted: Pick<SearchView, 'name' | 'from' | 'fields' | 'relations'>;
  /** Columns of a group, by the names that the view's own fields refer to as `t."name"`; the first `by` of them make the group. */
  readonly columns: Readonly<Record<string, string>>;
  readonly by: number;
}

/** A searchable view: the only place names of tables and columns come from. */
export interface SearchView {
  readonly name: string;
  /** `schema.table AS t` and joins. */
  readonly from: string;
  readonly select: string;
  /** The unique field that ends every order. */
  readonly key: string;
  readonly fields: Readonly<Record<string, SearchField>>;
  readonly relations?: Readonly<Record<string, Relation>>;
  /** Set when the view shows groups: `fields` then sort, and filters are those of what is counted. */
  readonly grouping?: Grouping;
}

export const SQL_TYPES = {
  key: 'bigint',
  millis: 'bigint',
  text: 'text',
  int: 'integer',
  flag: 'boolean',
  list: 'text',
} as const satisfies Record<FieldKind, string>;
