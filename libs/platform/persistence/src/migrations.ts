import type { MigrationInterface, QueryRunner } from 'typeorm';
import { QUEUE_SCHEMA, RECORD_SCHEMA, RUNTIME_ROLE } from './connection.js';

/** A migration class; its name ends in the time of its making in milliseconds, which is its place in the order. */
export type MigrationClass = new () => MigrationInterface;

class Foundation1763900000000 implements MigrationInterface {
  async up(queries: QueryRunner): Promise<void> {
    await queries.query(CREATE_RUNTIME_ROLE);
    for (const schema of [RECORD_SCHEMA, QUEUE_SCHEMA]) {
      await queries.query(`create schema if not exists ${schema}`);
      await queries.query(`grant usage on schema ${schema} to ${RUNTIME_ROLE}`);
      await queries.query(`alter default privileges in schema ${schema} grant select, insert, update, delete on tables to ${RUNTIME_ROLE}`);
      await queries.query(`alter default privileges in schema ${schema} grant usage, select on sequences to ${RUNTIME_ROLE}`);
    }
    for (const prefix of ['chg', 'svc', 'goal', 'prj']) await queries.query(`create sequence tollgate.number_${prefix}`);
    await queries.query(`grant select on tollgate.migration to ${RUNTIME_ROLE}`);
  }

  async down(queries: QueryRunner): Promise<void> {
    for (const prefix of ['chg', 'svc', 'goal', 'prj']) await queries.query(`drop sequence tollgate.number_${prefix}`);
  }
}

/** Roles belong to the whole cluster, so another database may have made this one already, or be making it now. */
const CREATE_RUNTIME_ROLE = `
do $$ begin
  if not exists (select from pg_roles where rolname = '${RUNTIME_ROLE}') then
    create role ${RUNTIME_ROLE} nologin;
  end if;
exception when duplicate_object or unique_violation then null;
end $$;
do $$ begin
  if not pg_has_role(current_user, '${RUNTIME_ROLE}', 'member') then
    execute format('grant ${RUNTIME_ROLE} to %I', current_user);
  end if;
end $$`;

export const persistenceMigrations: MigrationClass[] = [Foundation1763900000000];
