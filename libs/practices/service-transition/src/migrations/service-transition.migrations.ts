import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ACCEPTANCE_STATES, CRITERION_PHASES, DIRECTIONS, EARLY_LIFE_STATES, TRANSITION_SETS } from '#core/contracts';
import type { MigrationClass } from '#platform/persistence';
import { DEFAULT_SETS } from './default-sets.js';

const oneOf = (values: readonly string[]): string => values.map((value) => `'${value}'`).join(', ');
const times = 'created_at timestamptz NOT NULL DEFAULT now(), updated_at timestamptz NOT NULL DEFAULT now()';

/** Acceptances and early-life supports, their criteria and levels, and who signed what: never what they hand over or own a criterion of. */
class TransitionTables1795861000200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.records(runner);
    await this.criteria(runner);
    await this.levels(runner);
    for (const { kind, criteria, levels } of DEFAULT_SETS) {
      await runner.query('INSERT INTO tollgate.transition_set (kind, criteria, levels) VALUES ($1, $2, $3)', [kind, JSON.stringify(criteria), JSON.stringify(levels)]);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    const tables = ['early_life_day', 'early_life_level', 'transition_signature', 'transition_evidence', 'transition_criterion', 'transition_set', 'early_life_support', 'service_acceptance'];
    await runner.query(`DROP TABLE ${tables.map((table) => `tollgate.${table}`).join(', ')}`);
    await runner.query('DROP SEQUENCE tollgate.number_sac, tollgate.number_els');
  }

  private async records(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE SEQUENCE tollgate.number_sac;
      CREATE SEQUENCE tollgate.number_els;
      CREATE TABLE tollgate.service_acceptance (
        number text PRIMARY KEY CHECK (number ~ '^SAC-[0-9]+$'),
        ordinal bigint GENERATED ALWAYS AS (substring(number from 5)::bigint) STORED,
        title text NOT NULL CHECK (title <> ''),
        state text NOT NULL CHECK (state IN (${oneOf(ACCEPTANCE_STATES)})),
        service text NOT NULL, project text, release text,
        manager_id uuid NOT NULL, desk_id uuid NOT NULL,
        round integer NOT NULL DEFAULT 0,
        submitted_at timestamptz, withdrawn_at timestamptz,
        process_instance_key text, version integer NOT NULL, ${times});
      CREATE INDEX service_acceptance_of ON tollgate.service_acceptance (service, ordinal);
      CREATE INDEX service_acceptance_updated ON tollgate.service_acceptance (updated_at, ordinal);
      CREATE TABLE tollgate.early_life_support (
        number text PRIMARY KEY CHECK (number ~ '^ELS-[0-9]+$'),
        ordinal bigint GENERATED ALWAYS AS (substring(number from 5)::bigint) STORED,
        title text NOT NULL CHECK (title <> ''),
        state text NOT NULL CHECK (state IN (${oneOf(EARLY_LIFE_STATES)})),
        services text[] NOT NULL CHECK (cardinality(services) > 0), release text,
        manager_id uuid NOT NULL, desk_id uuid NOT NULL,
        days_asked integer CHECK (days_asked > 0), policy jsonb,
        extension_rule jsonb, started_on date, planned_on date, closed_on date,
        extensions integer NOT NULL DEFAULT 0 CHECK (extensions >= 0),
        process_instance_key text, version integer NOT NULL, ${times},
        CHECK (planned_on >= started_on), CHECK (state IN ('entry', 'cancelled') OR planned_on IS NOT NULL));
      CREATE INDEX early_life_support_services ON tollgate.early_life_support USING gin (services);
      CREATE INDEX early_life_support_updated ON tollgate.early_life_support (updated_at, ordinal);
      CREATE UNIQUE INDEX early_life_support_of_release ON tollgate.early_life_support (release) WHERE state IN ('entry', 'running', 'deciding');
    `);
  }

  private async criteria(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE tollgate.transition_set (kind text PRIMARY KEY CHECK (kind IN (${oneOf(TRANSITION_SETS)})), criteria jsonb NOT NULL, levels jsonb NOT NULL, version integer NOT NULL DEFAULT 1);
      CREATE TABLE tollgate.transition_criterion (
        record text NOT NULL, key text NOT NULL, ordinal integer NOT NULL, text text NOT NULL,
        phase text NOT NULL CHECK (phase IN (${oneOf(CRITERION_PHASES)})), mandatory boolean NOT NULL, owner_id uuid NOT NULL, PRIMARY KEY (record, key));
      CREATE TABLE tollgate.transition_evidence (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, record text NOT NULL, criterion text NOT NULL,
        readiness text NOT NULL CHECK (readiness IN ('red', 'amber', 'green')), text text NOT NULL, person_id uuid NOT NULL, decision_id uuid, void_reason text,
        created_at timestamptz NOT NULL DEFAULT now());
      CREATE INDEX transition_evidence_of ON tollgate.transition_evidence (record, criterion, id);
      CREATE TABLE tollgate.transition_signature (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, record text NOT NULL,
        decision text NOT NULL CHECK (decision IN ('accept', 'reject', 'extend', 'roll-back')),
        signer_id uuid NOT NULL, excluded uuid[] NOT NULL, decision_id uuid NOT NULL UNIQUE, comment text NOT NULL,
        content_hash text NOT NULL CHECK (content_hash ~ '^[0-9a-f]{64}$'), void_reason text, created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT transition_signature_separation_of_duties CHECK (signer_id <> ALL (excluded)),
        CONSTRAINT transition_signature_decision FOREIGN KEY (decision_id, signer_id) REFERENCES tollgate.task_decision (id, person_id));
      CREATE INDEX transition_signature_of ON tollgate.transition_signature (record, id);
    `);
  }

  private async levels(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE tollgate.early_life_level (
        record text NOT NULL REFERENCES tollgate.early_life_support (number), key text NOT NULL, ordinal integer NOT NULL,
        name text NOT NULL, unit text NOT NULL, direction text NOT NULL CHECK (direction IN (${oneOf(DIRECTIONS)})), target float8 NOT NULL, slo text,
        PRIMARY KEY (record, key));
      CREATE TABLE tollgate.early_life_day (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, record text NOT NULL, level text NOT NULL, day date NOT NULL,
        value float8, note text NOT NULL, person_id uuid, decision_id uuid, void_reason text, created_at timestamptz NOT NULL DEFAULT now());
      CREATE INDEX early_life_day_of ON tollgate.early_life_day (record, day, id);
    `);
  }
}

/** What people change while it is on its way: a support that was cancelled waits for its process. */
class ChangedOnTheWay1795871000100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE tollgate.early_life_support ADD COLUMN cancelled_at timestamptz');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE tollgate.early_life_support DROP COLUMN cancelled_at');
  }
}

/** The owner of a criterion may have a date of their own. */
class CriteriaDue1795871000250 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE tollgate.transition_criterion ADD COLUMN due date');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE tollgate.transition_criterion DROP COLUMN due');
  }
}

export const serviceTransitionMigrations: MigrationClass[] = [TransitionTables1795861000200, ChangedOnTheWay1795871000100, CriteriaDue1795871000250];
