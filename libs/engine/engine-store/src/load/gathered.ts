import type { Rows, TableName } from '#engine/engine';
import { readRow, type RawRow } from '../rows/read-rows.js';

/** One statement of a load; the driver keeps it prepared by its name. */
export interface LoadStatement {
  readonly name: string;
  readonly text: string;
  readonly values: unknown[];
}

/** Runs statements without waiting for each other's answers. */
export interface Reader {
  read(statement: LoadStatement): Promise<readonly RawRow[]>;
}

type Gathered = { [T in TableName]?: Rows[T][] };

/** Collects the rows that a load brings, by table. */
export class GatheredRows {
  readonly rows: Gathered = {};

  add<T extends TableName>(table: T, raws: readonly RawRow[]): void {
    const rows = (this.rows[table] ??= [] as unknown as NonNullable<Gathered[T]>);
    for (const raw of raws) rows.push(readRow(table, raw));
  }
}

export const column = (raws: readonly RawRow[], name: string): string[] =>
  raws.map((raw) => raw[name]).filter((value): value is string => typeof value === 'string');
