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
}

export const SQL_TYPES = {
  key: 'bigint',
  millis: 'bigint',
  text: 'text',
  int: 'integer',
  flag: 'boolean',
  list: 'text',
} as const satisfies Record<FieldKind, string>;
