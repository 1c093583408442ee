import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { ownerDataSourceOptions, RECORD_SCHEMA, RUNTIME_ROLE } from './connection.js';
import type { MigrationClass } from './migrations.js';

const OLDEST_POSTGRES = 150_000;
const MIGRATION_LOCK = 4_815_162_342;

/** The database is not one that Tollgate can use; the message says in a sentence what its administrator can do. */
export class UnsuitableDatabase extends Error {}

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
 * Throws UnsuitableDatabase for one that is too old, refuses the user, or gives the user too few rights.
 */
export async function migrate(url: string, migrations: readonly MigrationClass[]): Promise<string[]> {
  const guard = new Client({ connectionString: url });
  await guard.connect().catch((error: unknown) => {
    throw unsuitable(error) ?? error;
  });
  try {
    await requireVersion(guard);
    await guard.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await guard.query(`create schema if not exists ${RECORD_SCHEMA}`);
    return await applyAll(url, migrations);
  } catch (error) {
    throw unsuitable(error) ?? error;
  } finally {
    await guard.end();
  }
}

/** What PostgreSQL says when starting again is of no use: wrong password, no such user, no such database, a right that lacks. */
function unsuitable(error: unknown): UnsuitableDatabase | undefined {
  const { code, message } = error as { code?: string; message: string };
  if (code === '28P01' || code === '28000' || code === '3D000') return new UnsuitableDatabase(`DATABASE_URL cannot be used: ${message}.`);
  if (code !== '42501') return undefined;
  return new UnsuitableDatabase(
    `The user of DATABASE_URL lacks a right: ${message}. It must own the database, and be a member of the role ${RUNTIME_ROLE} or be able to make it. ` +
      `An administrator of the database can make it: create role ${RUNTIME_ROLE} nologin; grant ${RUNTIME_ROLE} to <the user>;`,
  );
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
  if (Number(rows[0]?.number) < OLDEST_POSTGRES) throw new UnsuitableDatabase(`DATABASE_URL leads to PostgreSQL ${rows[0]?.version}; Tollgate needs version 15 or newer.`);
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
