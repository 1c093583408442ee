import pg from 'pg';
import { TABLES, type Changes, type TableName } from '#engine/engine';
import { createTestDatabase } from '#test/database';
import { migrate } from '../schema/migrate.js';
import { rowColumns, snakeCase, tableName, writtenColumns, type ColumnType } from './columns.js';
import { readRow, selectRows, type RawRow } from './read-rows.js';
import { writeStatements } from './write-rows.js';

const HARD_TEXT = 'quote " backslash \\ comma , brace {} newline \n NULL ü 😀';

const SAMPLES: Record<ColumnType, unknown> = {
  key: '2251799813685249',
  text: HARD_TEXT,
  int: -7,
  millis: 1_790_000_000_123,
  flag: true,
  texts: [HARD_TEXT, '', 'NULL', 'a b'],
  json: { a: HARD_TEXT, list: [1, { b: null }] },
};

const sampleRow = (table: TableName): Record<string, unknown> =>
  Object.fromEntries(rowColumns(table).map(({ name, type }) => [name, SAMPLES[type]]));

describe('rows in PostgreSQL', () => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let client: pg.Client;

  beforeAll(async () => {
    database = await createTestDatabase();
    client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await migrate(client);
  });

  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  const apply = async (changes: Changes): Promise<void> => {
    for (const statement of writeStatements(changes)) await client.query(statement);
  };
  const change = (table: TableName, parts: { inserts?: object[]; updates?: object[]; deletes?: string[] }): Changes =>
    ({ [table]: { inserts: [], updates: [], deletes: [], ...parts } }) as unknown as Changes;
  const stored = async (table: TableName): Promise<unknown[]> => (await client.query<RawRow>(selectRows(table))).rows.map((raw) => readRow(table, raw));

  it('should migrate again without harm', async () => {
    await migrate(client);
    const { rows } = await client.query<{ count: string }>('SELECT count(*) FROM engine.engine_state');
    expect(rows[0]?.count).toBe('1');
  });

  describe.each(Object.keys(TABLES) as TableName[])('%s', (table) => {
    it('should have exactly the columns of its row type', async () => {
      const { rows } = await client.query<{ column_name: string }>(
        `SELECT column_name FROM information_schema.columns WHERE table_schema || '.' || table_name = $1`, [tableName(table)],
      );
      expect(rows.map((row) => row.column_name).sort()).toEqual(writtenColumns(table).map(({ name }) => snakeCase(name)).sort());
    });

    it('should give back what was written, through insert, update and delete', async () => {
      const row = sampleRow(table);
      const other = { ...row, [TABLES[table].key]: table === 'sequenceFlows' ? 'other' : '2251799813685250' };
      await apply(change(table, { inserts: [row, other] }));
      expect(await stored(table)).toEqual(expect.arrayContaining([row, other]));

      const text = rowColumns(table).find(({ name, type }) => type === 'text' && name !== TABLES[table].key)!.name;
      const changed = { ...other, [text]: 'changed' };
      await apply(change(table, { updates: [changed] }));
      expect(await stored(table)).toEqual(expect.arrayContaining([row, changed]));

      await apply(change(table, { deletes: [String(row[TABLES[table].key]), String(other[TABLES[table].key])] }));
      expect(await stored(table)).toEqual([]);
    });
  });

  it('should write null where a row has none', async () => {
    const row = { ...sampleRow('jobs'), deadline: null, errorCode: null, isDenied: null };
    await apply(change('jobs', { inserts: [row] }));
    expect(await stored('jobs')).toEqual([row]);
  });

  it('should keep a flow that was taken twice once', async () => {
    const row = sampleRow('sequenceFlows');
    await apply(change('sequenceFlows', { inserts: [row] }));
    await apply(change('sequenceFlows', { inserts: [row] }));
    expect(await stored('sequenceFlows')).toHaveLength(1);
  });
});
