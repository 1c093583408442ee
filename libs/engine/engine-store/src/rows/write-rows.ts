import { TABLES, type Changes, type Key, type Purges, type TableChanges, type TableName } from '#engine/engine';
import { ARRAY_TYPES, arrayLiteral } from './array-literal.js';
import { COLUMNS, snakeCase, TABLE_NAMES, tableName, writtenColumns, type Column } from './columns.js';

/** A prepared statement by name: parsed once per connection. */
export interface PreparedStatement {
  readonly name: string;
  readonly text: string;
  readonly values: string[];
}

type AnyRow = Readonly<Record<string, unknown>>;

interface TableStatements {
  readonly columns: readonly Column[];
  readonly key: Column;
  readonly insert: string;
  readonly update: string;
  readonly delete: string;
}

/** In the SELECT list the arrays are walked side by side; in FROM each of them would first be copied into a table of its own. */
const unnested = (columns: readonly Column[]): string =>
  columns.map(({ type }, index) => `unnest($${index + 1}::${ARRAY_TYPES[type]})${type === 'texts' ? '::text[]' : ''}`).join(', ');

function statementsOf(table: TableName): TableStatements {
  const columns = writtenColumns(table);
  const key = columns.find((column) => column.name === TABLES[table].key);
  if (!key) throw new Error(`table ${table} has no column for its key`);
  const names = columns.map((column) => snakeCase(column.name)).join(', ');
  const keyName = snakeCase(key.name);
  const assigned = columns.filter((column) => column !== key).map((column) => `${snakeCase(column.name)} = u.${snakeCase(column.name)}`);
  const conflict = table === 'sequenceFlows' ? ' ON CONFLICT DO NOTHING' : '';
  return {
    columns,
    key,
    insert: `INSERT INTO ${tableName(table)} (${names}) SELECT ${unnested(columns)}${conflict}`,
    update: `UPDATE ${tableName(table)} AS t SET ${assigned.join(', ')} FROM (SELECT ${unnested(columns)}) AS u(${names}) WHERE t.${keyName} = u.${keyName}`,
    delete: `DELETE FROM ${tableName(table)} WHERE ${keyName} = ANY($1::${ARRAY_TYPES[key.type]})`,
  };
}

const STATEMENTS = Object.fromEntries((Object.keys(TABLES) as TableName[]).map((table) => [table, statementsOf(table)])) as Record<TableName, TableStatements>;

function writing(table: TableName, kind: 'insert' | 'update', rows: readonly AnyRow[]): PreparedStatement {
  const statements = STATEMENTS[table];
  const values = statements.columns.map((column) => arrayLiteral(column.type, rows, column.read));
  return { name: `${kind} ${table}`, text: statements[kind], values };
}

function deleting(table: TableName, keys: readonly Key[]): PreparedStatement {
  const { key, delete: text } = STATEMENTS[table];
  return { name: `delete ${table}`, text, values: [arrayLiteral(key.type, keys, (one) => one)] };
}

function tableStatements(table: TableName, changes: TableChanges<TableName>): PreparedStatement[] {
  const statements: PreparedStatement[] = [];
  if (changes.inserts.length > 0) statements.push(writing(table, 'insert', changes.inserts as readonly unknown[] as readonly AnyRow[]));
  if (changes.updates.length > 0) statements.push(writing(table, 'update', changes.updates as readonly unknown[] as readonly AnyRow[]));
  if (changes.deletes.length > 0) statements.push(deleting(table, changes.deletes));
  return statements;
}

const OF_INSTANCES = TABLE_NAMES.filter((table) => 'processInstanceKey' in COLUMNS[table]);

function purging(table: TableName, column: 'processInstanceKey' | 'decisionEvaluationKey', keys: readonly Key[]): PreparedStatement[] {
  if (keys.length === 0) return [];
  const text = `DELETE FROM ${tableName(table)} WHERE ${snakeCase(column)} = ANY($1::bigint[])`;
  return [{ name: `purge ${table} by ${column}`, text, values: [arrayLiteral('key', keys, (one) => one)] }];
}

function purgeStatements({ processInstance, decisionEvaluation }: Purges): PreparedStatement[] {
  return [...OF_INSTANCES.flatMap((table) => purging(table, 'processInstanceKey', processInstance)), ...purging('decisionInstances', 'decisionEvaluationKey', decisionEvaluation)];
}

/** All changes of a batch as multi-row statements, at most three per table, and behind them what is deleted as a whole. */
export function writeStatements({ purges, ...tables }: Changes): PreparedStatement[] {
  const rows = (Object.entries(tables) as [TableName, TableChanges<TableName> | undefined][]).flatMap(([table, one]) => (one ? tableStatements(table, one) : []));
  return purges ? [...rows, ...purgeStatements(purges)] : rows;
}
