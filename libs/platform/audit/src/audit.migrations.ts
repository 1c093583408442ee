import type { MigrationInterface, QueryRunner } from 'typeorm';
import { RUNTIME_ROLE, type MigrationClass } from '#platform/persistence';

class AuditTables1763900002000 implements MigrationInterface {
  async up(queries: QueryRunner): Promise<void> {
    await queries.query(TABLES);
    await queries.query(`create function tollgate.refuse_rewriting() returns trigger language plpgsql as $$
      begin raise exception 'Rows of % are written once and never changed or removed.', tg_table_name using errcode = 'insufficient_privilege'; end $$`);
    for (const table of ['audit_entry', 'audit_seal']) {
      await queries.query(`create trigger ${table}_append_only before update or delete or truncate on tollgate.${table}
        for each statement execute function tollgate.refuse_rewriting()`);
      await queries.query(`revoke update, delete, truncate on tollgate.${table} from ${RUNTIME_ROLE}`);
    }
  }

  async down(queries: QueryRunner): Promise<void> {
    await queries.query('drop table tollgate.audit_entry, tollgate.audit_seal');
    await queries.query('drop function tollgate.refuse_rewriting()');
  }
}

const TABLES = `
create table tollgate.audit_entry (
  id bigint generated always as identity unique,
  record_kind text not null,
  record_number text not null,
  sequence integer not null check (sequence > 0),
  at timestamptz(3) not null,
  actor_id uuid,
  actor_username text,
  actor_display_name text,
  administrator_id uuid,
  administrator_username text,
  administrator_display_name text,
  action text not null,
  reason text,
  changes text not null,
  previous_hash text not null,
  hash text not null,
  primary key (record_number, sequence)
);
create table tollgate.audit_seal (
  sequence integer primary key check (sequence > 0),
  at timestamptz(3) not null,
  up_to_id bigint not null,
  heads text not null,
  previous_hash text not null,
  hash text not null
)`;

export const auditMigrations: MigrationClass[] = [AuditTables1763900002000];
