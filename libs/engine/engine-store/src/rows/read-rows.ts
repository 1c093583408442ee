import type { Rows, TableName } from '#engine/engine';
import { rowColumns, snakeCase, tableName, type ColumnType } from './columns.js';

/** A row as the driver gives it: bigint as text, arrays as lists, JSON as text. */
export type RawRow = Readonly<Record<string, unknown>>;

const asIs = (value: unknown): unknown => value;

const READ: Record<ColumnType, (value: unknown) => unknown> = {
  key: asIs,
  text: asIs,
  int: asIs,
  flag: asIs,
  texts: asIs,
  millis: (value) => (value === null ? null : Number(value)),
  json: (value) => (value === null ? null : (JSON.parse(value as string) as unknown)),
};

/** Longer texts are seldom the same twice. */
const LONGEST_SHARED = 40;
const MOST_SHARED = 5_000;

/** Column by column, the texts that many rows have in common (ids of elements, states, types) are kept once. */
class SharedTexts {
  private readonly known = new Map<string, string>();

  one(text: string): string {
    if (text.length > LONGEST_SHARED) return text;
    const known = this.known.get(text);
    if (known !== undefined) return known;
    if (this.known.size >= MOST_SHARED) this.known.clear();
    this.known.set(text, text);
    return text;
  }
}

/** `SELECT` list of a table's rows. */
export const selectList = (table: TableName, alias: string): string => rowColumns(table).map((column) => `${alias}.${snakeCase(column.name)}`).join(', ');

/** `SELECT <columns> FROM <table> AS t`, to be followed by joins or WHERE. */
export const selectRows = (table: TableName): string => `SELECT ${selectList(table, 't')} FROM ${tableName(table)} AS t`;

const readers = new Map<TableName, (raw: RawRow) => unknown>();

const shared = new SharedTexts();
const sharing = (value: unknown): unknown => (typeof value === 'string' ? shared.one(value) : value);

/** Copying one blank row and filling it takes half the time of adding its properties one by one. */
function readerOf(table: TableName): (raw: RawRow) => unknown {
  const columns = rowColumns(table).map(({ name, type }) => ({ name, from: snakeCase(name), read: type === 'text' ? sharing : READ[type] }));
  const blank = JSON.parse(JSON.stringify(Object.fromEntries(columns.map(({ name }) => [name, null])))) as Record<string, unknown>;
  return (raw) => {
    const row = { ...blank };
    for (const { name, from, read } of columns) row[name] = read(raw[from]);
    return row;
  };
}

/** A row of the engine from a row of the driver. */
export function readRow<T extends TableName>(table: T, raw: RawRow): Rows[T] {
  let reader = readers.get(table);
  if (!reader) readers.set(table, (reader = readerOf(table)));
  return reader(raw) as Rows[T];
}
