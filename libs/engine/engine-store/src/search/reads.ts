import type { Key, Millis, Rows, TableName } from '#engine/engine';
import { snakeCase, COLUMNS, tableName } from '../rows/columns.js';
import { readRow, selectRows } from '../rows/read-rows.js';
import { readInside, type Inside } from './inside.js';
import type { CursorValue, SearchQuery } from './search-query.js';
import { search, type Queryable } from './search.js';
import type { SearchView } from './search-view.js';
import { VIEWS, type ViewName } from './views.js';

export interface FoundPage<Item> {
  readonly items: readonly Item[];
  readonly totalItems: number;
  readonly hasMoreTotalItems: boolean;
  readonly startCursor: readonly CursorValue[] | null;
  readonly endCursor: readonly CursorValue[] | null;
}

export type Found<T extends ViewName> = FoundPage<Rows[T]>;

/** One group of a statistics view: keys as strings, counts and instants as numbers. */
export type CountedGroup = Readonly<Record<string, unknown>>;

export interface ElementStatistics {
  readonly elementId: string;
  readonly active: number;
  readonly canceled: number;
  readonly incidents: number;
  readonly completed: number;
}

const STATISTICS = `SELECT e.element_id, count(*) FILTER (WHERE e.state = 'ACTIVE' AND NOT e.has_incident)::integer AS active,
  count(*) FILTER (WHERE e.state = 'TERMINATED')::integer AS canceled,
  count(*) FILTER (WHERE e.state = 'ACTIVE' AND e.has_incident)::integer AS incidents,
  count(*) FILTER (WHERE e.state = 'COMPLETED')::integer AS completed FROM engine.element_instances AS e`;

/** Reads of the searchable state. */
export class Reads {
  constructor(private readonly db: Queryable) {}

  async search<T extends ViewName>(name: T, query: SearchQuery): Promise<Found<T>> {
    const { rows, ...page } = await search(this.db, VIEWS[name], query);
    return { ...page, items: rows.map((row) => readRow(name, row)) };
  }

  /** One page of groups of a statistics view. */
  async statistics(view: SearchView, query: SearchQuery): Promise<FoundPage<CountedGroup>> {
    const { rows, ...page } = await search(this.db, view, query);
    const instants = Object.keys(view.fields).filter((name) => view.fields[name]?.kind === 'millis');
    const asNumber = (value: unknown): number | null => (value === null ? null : Number(value));
    return { ...page, items: rows.map((row) => ({ ...row, ...Object.fromEntries(instants.map((name) => [name, asNumber(row[name])])) })) };
  }

  /** One row by a unique column, with everything in it. */
  async get<T extends TableName>(table: T, column: keyof Rows[T] & string, value: Key): Promise<Rows[T] | null> {
    return (await this.list(table, column, value))[0] ?? null;
  }

  /** Rows by an indexed column, oldest first. */
  async list<T extends TableName>(table: T, column: keyof Rows[T] & string, value: Key): Promise<Rows[T][]> {
    const type = (COLUMNS[table] as Record<string, string>)[column] === 'key' ? 'bigint' : 'text';
    const { rows } = await this.db.query({ text: `${selectRows(table)} WHERE t.${snakeCase(column)} = $1::${type} ORDER BY 1 LIMIT 10000`, values: [value] });
    return rows.map((row) => readRow(table, row));
  }

  /** The newest version of a form that has this id. */
  async newestForm(formId: string): Promise<Rows['forms'] | null> {
    const { rows } = await this.db.query({ text: `${selectRows('forms')} WHERE t.form_id = $1 AND t.state = 'ACTIVE' ORDER BY t.version DESC LIMIT 1`, values: [formId] });
    return rows[0] ? readRow('forms', rows[0]) : null;
  }

  /** Variables of these scopes, in no order. */
  async variablesOfScopes(scopes: readonly Key[]): Promise<Rows['variables'][]> {
    const { rows } = await this.db.query({ text: `${selectRows('variables')} WHERE t.scope_key = ANY($1::bigint[])`, values: [scopes] });
    return rows.map((row) => readRow('variables', row));
  }

  /** Counts per element of one process instance, or of all instances of a definition that fulfil the filter. */
  async elementStatistics(by: { readonly processInstanceKey: Key } | { readonly processDefinitionKey: Key; readonly instances: readonly Key[] | null }): Promise<ElementStatistics[]> {
    const statement = 'processInstanceKey' in by
      ? { text: `${STATISTICS} WHERE e.process_instance_key = $1::bigint GROUP BY e.element_id`, values: [by.processInstanceKey] }
      : { text: `${STATISTICS} WHERE e.process_definition_key = $1::bigint AND ($2::bigint[] IS NULL OR e.process_instance_key = ANY($2::bigint[])) GROUP BY e.element_id`, values: [by.processDefinitionKey, by.instances] };
    const { rows } = await this.db.query(statement);
    return rows.map((row) => ({
      elementId: row['element_id'] as string,
      active: row['active'] as number,
      canceled: row['canceled'] as number,
      incidents: row['incidents'] as number,
      completed: row['completed'] as number,
    }));
  }

  /** Everything below a process instance, or below one of its element instances. */
  inside(processInstanceKey: Key, elementInstanceKey: Key | null): Promise<Inside> {
    return readInside(this.db, processInstanceKey, elementInstanceKey);
  }

  /** Whether the database answers. */
  async ping(): Promise<Millis> {
    const started = performance.now();
    await this.db.query({ text: `SELECT 1 FROM ${tableName('processDefinitions')} LIMIT 1`, values: [] });
    return performance.now() - started;
  }
}
