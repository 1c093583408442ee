import type { ColumnType } from './columns.js';

/** PostgreSQL array literals for one column of many rows (PostgreSQL manual §8.15.2): one parameter per column of a multi-row statement. */

const quoted = (text: string): string => (/["\\]/.test(text) ? `"${text.replace(/["\\]/g, '\\$&')}"` : `"${text}"`);

const plain = (value: unknown): string => (value === null || value === undefined ? 'NULL' : String(value));
const quotedText = (value: unknown): string => (value === null || value === undefined ? 'NULL' : quoted(value as string));
const quotedJson = (value: unknown): string => (value === null || value === undefined ? 'NULL' : quoted(JSON.stringify(value)));
/** A list of texts inside the array: the text of an array literal, cast back in the statement. */
const quotedList = (value: unknown): string => quoted(`{${(value as readonly string[]).map(quoted).join(',')}}`);

const ITEMS: Record<ColumnType, (value: unknown) => string> = {
  key: plain,
  int: plain,
  millis: plain,
  flag: plain,
  text: quotedText,
  json: quotedJson,
  texts: quotedList,
};

/** The literal for the values of one column. */
export function arrayLiteral<Row>(type: ColumnType, rows: readonly Row[], read: (row: Row) => unknown): string {
  const item = ITEMS[type];
  let literal = '{';
  for (let index = 0; index < rows.length; index += 1) literal += `${index === 0 ? '' : ','}${item(read(rows[index]!))}`;
  return `${literal}}`;
}

/** SQL type of a column's array parameter. */
export const ARRAY_TYPES = {
  key: 'bigint[]',
  int: 'integer[]',
  millis: 'bigint[]',
  flag: 'boolean[]',
  text: 'text[]',
  json: 'text[]',
  texts: 'text[]',
} as const satisfies Record<ColumnType, string>;
