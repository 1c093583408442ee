import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { ownerDataSourceOptions, RECORD_SCHEMA } from './connection.js';
import type { MigrationClass } from './migrations.js';

const OLDEST_POSTGRES = 150_000;
const MIGRATION_LOCK = 4_815_162_342;

/** The migrations of all libraries in the order of the times in their names. Refuses (throws) two of one time. */
export function inOrder(...lists: readonly MigrationClass[][]): MigrationClass[] {
  const sorted = lists.flat().sort((a, b) => timeOf(a) - timeOf(b));
  sorted.reduce((before: MigrationClass | undefined, next) => {
    if (before !== undefined && timeOf(before) === timeOf(next)) throw new Error(`Migrations ${before.name} and ${next.name} bear the same time.`);
    return next;
  }, undefined);
  return sorted;
}

/**
 * Brings the database at `url` (its owner's address) to the newest migration and returns the names of those applied.
 * Any number of processes may call it at once: one migrates, the others wait and find nothing left to do.
 */
export async function migrate(url: string, migrations: readonly MigrationClass[]): Promise<string[]> {
  const guard = new Client({ connectionString: url });
  await guard.connect();
  try {
    await requireVersion(guard);
    await guard.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await guard.query(`create schema if not exists ${RECORD_SCHEMA}`);
    return await applyAll(url, migrations);
  } finally {
    await guard.end();
  }
}

/** Waits until every one of the migrations has been applied by another process. Stops with the signal's reason. */
export async function migrated(url: string, migrations: readonly MigrationClass[], signal: AbortSignal): Promise<void> {
  while (!(await allApplied(url, migrations))) await pause(250, undefined, { signal });
}

/** Names of the migrations that the database still lacks. */
export async function pendingMigrations(query: (sql: string) => Promise<{ name: string }[]>, migrations: readonly MigrationClass[]): Promise<string[]> {
  const applied = new Set((await query(`select name from ${RECORD_SCHEMA}.migration`)).map(({ name }) => name));
  return migrations.map(({ name }) => name).filter((name) => !applied.has(name));
}

async function requireVersion(client: Client): Promise<void> {
  const { rows } = await client.query<{ number: string; version: string }>(
    "select current_setting('server_version_num') as number, current_setting('server_version') as version");
  if (Number(rows[0]?.number) < OLDEST_POSTGRES) throw new Error(`DATABASE_URL leads to PostgreSQL ${rows[0]?.version}; Tollgate needs version 15 or newer.`);
}

async function applyAll(url: string, migrations: readonly MigrationClass[]): Promise<string[]> {
  const source = new DataSource({ ...ownerDataSourceOptions(url), migrations: inOrder([...migrations]) });
  await source.initialize();
  try {
    const applied = await source.runMigrations({ transaction: 'each' });
    return applied.map(({ name }) => name);
  } finally {
    await source.destroy();
  }
}

async function allApplied(url: string, migrations: readonly MigrationClass[]): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  try {
    await client.connect();
    const pending = await pendingMigrations(async (sql) => (await client.query<{ name: string }>(sql)).rows, migrations);
    return pending.length === 0;
  } catch {
    return false; // not there yet: the database starts, or the first migration has not run
  } finally {
    await client.end().catch(() => undefined);
  }
}

function timeOf(migration: MigrationClass): number {
  const time = /(\d{13})$/.exec(migration.name)?.[1];
  if (time === undefined) throw new Error(`The name of migration ${migration.name} does not end in a time of 13 digits.`);
  return Number(time);
}
