import type { Client } from 'pg';
import { FIRST_KEY } from '#engine/engine';
import { FIRST_TABLES } from './2026-11-23-first-tables.js';
import { COMPENSATION_AND_CONDITIONS } from './2026-11-27-compensation-and-conditions.js';
import { DELETED_DEFINITIONS } from './2026-11-27-deleted-definitions.js';
import { DOCUMENTS_AND_STATISTICS } from './2026-11-27-documents-and-statistics.js';
import { NEWEST_ELEMENTS } from './2026-11-27-newest-elements.js';
import { SCREEN_INDEXES } from './2026-11-27-screen-indexes.js';

interface Migration {
  readonly name: string;
  readonly sql: string;
}

/** Ordered by name. A migration that was released is never changed; add another. */
const MIGRATIONS: readonly Migration[] = [
  { name: '2026-11-23-first-tables', sql: `${FIRST_TABLES}; INSERT INTO engine.engine_state (next_key) VALUES (${FIRST_KEY})` },
  { name: '2026-11-27-compensation-and-conditions', sql: COMPENSATION_AND_CONDITIONS },
  { name: '2026-11-27-deleted-definitions', sql: DELETED_DEFINITIONS },
  { name: '2026-11-27-documents-and-statistics', sql: DOCUMENTS_AND_STATISTICS },
  { name: '2026-11-27-newest-elements', sql: NEWEST_ELEMENTS },
  { name: '2026-11-27-screen-indexes', sql: SCREEN_INDEXES },
];

/** One number for all processes that migrate: "tollgate engine migration". */
const MIGRATION_LOCK = 7_305_112_001;

async function apply(db: Client, migration: Migration): Promise<void> {
  await db.query('BEGIN');
  try {
    await db.query(migration.sql);
    await db.query('INSERT INTO engine.migrations (name) VALUES ($1)', [migration.name]);
    await db.query('COMMIT');
  } catch (error) {
    await db.query('ROLLBACK');
    throw error;
  }
}

async function applyMissing(db: Client): Promise<void> {
  await db.query('CREATE SCHEMA IF NOT EXISTS engine');
  await db.query('CREATE TABLE IF NOT EXISTS engine.migrations (name text PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now())');
  const { rows } = await db.query<{ name: string }>('SELECT name FROM engine.migrations');
  const applied = new Set(rows.map((row) => row.name));
  for (const migration of MIGRATIONS) if (!applied.has(migration.name)) await apply(db, migration);
}

/**
 * Brings schema `engine` to the newest version. Safe to run from several processes at once (session advisory lock) and again
 * after being killed half-way (one transaction per migration). Takes a connected client of its own.
 */
export async function migrate(db: Client): Promise<void> {
  await db.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
  try {
    await applyMissing(db);
  } finally {
    await db.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
  }
}
