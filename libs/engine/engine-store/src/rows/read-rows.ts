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

/** `SELECT` list of a table's rows. */
export const selectList = (table: TableName, alias: string): string => rowColumns(table).map((column) => `${alias}.${snakeCase(column.name)}`).join(', ');

/** `SELECT <columns> FROM <table> AS t`, to be followed by joins or WHERE. */
export const selectRows = (table: TableName): string => `SELECT ${selectList(table, 't')} FROM ${tableName(table)} AS t`;

const readers = new Map<TableName, (raw: RawRow) => unknown>();

function readerOf(table: TableName): (raw: RawRow) => unknown {
  const columns = rowColumns(table).map(({ name, type }) => ({ name, from: snakeCase(name), read: READ[type] }));
  return (raw) => {
    const row: Record<string, unknown> = {};
    for (const column of columns) row[column.name] = column.read(raw[column.from]);
    return row;
  };
}

/** A row of the engine from a row of the driver. */
export function readRow<T extends TableName>(table: T, raw: RawRow): Rows[T] {
  let reader = readers.get(table);
  if (!reader) readers.set(table, (reader = readerOf(table)));
  return reader(raw) as Rows[T];
}
