import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ROLES } from '#core/contracts';
import { RUNTIME_ROLE, type MigrationClass } from '#platform/persistence';

class IdentityTables1763900001000 implements MigrationInterface {
  async up(queries: QueryRunner): Promise<void> {
    await queries.query(PEOPLE);
    await queries.query(SESSIONS);
    await queries.query(INSTALLATION);
    await queries.query(IDEMPOTENCY);
  }

  async down(queries: QueryRunner): Promise<void> {
    await queries.query('drop table tollgate.idempotent_answer, tollgate.installation_step, tollgate.sign_in_failure, tollgate.session, tollgate.credential, tollgate.person');
    await queries.query('drop function tollgate.refuse_reopening()');
  }
}

const ROLE_LIST = ROLES.map((role) => `'${role}'`).join(', ');

const PEOPLE = `
create table tollgate.person (
  id uuid primary key default gen_random_uuid(),
  username text not null constraint person_username unique check (username = lower(username) and username ~ '^[a-z0-9][a-z0-9._-]{0,63}$'),
  display_name text not null check (display_name <> ''),
  roles text[] not null constraint person_roles check (roles <@ array[${ROLE_LIST}]),
  sample boolean not null default false,
  active boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create table tollgate.credential (
  person_id uuid primary key references tollgate.person (id) on delete cascade,
  password_hash text not null
)`;

const SESSIONS = `
create table tollgate.session (
  token_hash text primary key,
  person_id uuid not null references tollgate.person (id) on delete cascade,
  acting_as_id uuid references tollgate.person (id) on delete cascade,
  csrf_token text not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null
);
create index session_person on tollgate.session (person_id);
create table tollgate.sign_in_failure (
  subject text primary key,
  failures integer not null,
  window_start timestamptz not null
)`;

/** A step of the installation is done once and for ever: its row cannot be changed or removed, not even by the owner's ordinary statements. */
const INSTALLATION = `
create table tollgate.installation_step (
  step text primary key check (step in ('administrator', 'sample')),
  done_at timestamptz not null default now()
);
create function tollgate.refuse_reopening() returns trigger language plpgsql as $$
  begin raise exception 'A finished step of the installation stays finished.' using errcode = 'insufficient_privilege'; end $$;
create trigger installation_step_final before update or delete or truncate on tollgate.installation_step
  for each statement execute function tollgate.refuse_reopening();
revoke update, delete, truncate on tollgate.installation_step from ${RUNTIME_ROLE}`;

const IDEMPOTENCY = `
create table tollgate.idempotent_answer (
  person_id uuid not null,
  route text not null,
  key text not null,
  attempt uuid not null,
  body_hash text not null,
  status integer,
  etag text,
  body text,
  created_at timestamptz not null default now(),
  primary key (person_id, route, key)
);
create index idempotent_answer_age on tollgate.idempotent_answer (created_at)`;

/** The record that a request made, for when its answer was lost. */
class IdempotentAnswerRecord1795454700000 implements MigrationInterface {
  async up(queries: QueryRunner): Promise<void> {
    await queries.query('alter table tollgate.idempotent_answer add column recorded text');
  }

  async down(queries: QueryRunner): Promise<void> {
    await queries.query('alter table tollgate.idempotent_answer drop column recorded');
  }
}

/** Databases made before these roles existed know them from here on; and mail finds people. */
class RolesAndAddresses1795766405000 implements MigrationInterface {
  async up(queries: QueryRunner): Promise<void> {
    await queries.query('alter table tollgate.person drop constraint person_roles');
    await queries.query(`alter table tollgate.person add constraint person_roles check (roles <@ array[${ROLE_LIST}])`);
    await queries.query('alter table tollgate.person add column email text');
  }

  async down(): Promise<void> {
    // People may hold the roles: there is no way back that loses nothing.
  }
}

/** Databases made before there were release managers know them from here on. */
class ReleaseManagers1795870000200 implements MigrationInterface {
  async up(queries: QueryRunner): Promise<void> {
    await queries.query('alter table tollgate.person drop constraint person_roles');
    await queries.query(`alter table tollgate.person add constraint person_roles check (roles <@ array[${ROLE_LIST}])`);
  }

  async down(): Promise<void> {
    // People may hold the role: there is no way back that loses nothing.
  }
}

export const identityMigrations: MigrationClass[] = [IdentityTables1763900001000, IdempotentAnswerRecord1795454700000, RolesAndAddresses1795766405000, ReleaseManagers1795870000200];
