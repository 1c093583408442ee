import type { MigrationInterface, QueryRunner } from 'typeorm';
import { RISK_CATEGORIES, RISK_LEVELS, RISK_RESPONSES, RISK_STATES } from '#core/contracts';
import type { MigrationClass } from '#platform/persistence';

const oneOf = (values: readonly string[]): string => values.map((value) => `'${value}'`).join(', ');

/** Risks, the way each has gone through records, and who let one be borne above the appetite: never its owner. */
class RiskTables1795782157311 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE SEQUENCE tollgate.number_rsk');
    await runner.query(`
      CREATE TABLE tollgate.risk (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        number text NOT NULL UNIQUE CHECK (number ~ '^RSK-[0-9]+$'),
        ordinal bigint GENERATED ALWAYS AS (substring(number from 5)::bigint) STORED,
        state text NOT NULL CHECK (state IN (${oneOf(RISK_STATES)})),
        version integer NOT NULL,
        raised_by_id uuid NOT NULL,
        title text NOT NULL CHECK (title <> ''),
        description text NOT NULL,
        category text NOT NULL CHECK (category IN (${oneOf(RISK_CATEGORIES)})),
        probability integer NOT NULL CHECK (probability BETWEEN 1 AND 5),
        impact integer NOT NULL CHECK (impact BETWEEN 1 AND 5),
        level text CHECK (level IN (${oneOf(RISK_LEVELS)})),
        level_reason text,
        above_appetite boolean,
        review_days integer,
        owner_id uuid,
        owner_accepted_at timestamptz,
        response text CHECK (response IN (${oneOf(RISK_RESPONSES)})),
        response_plan text,
        response_settled_at timestamptz,
        record text,
        review_at timestamptz,
        review_note text,
        closing_requested_at timestamptz,
        closing_note text,
        process_instance_key text,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CHECK (owner_id IS NOT NULL OR owner_accepted_at IS NULL),
        CHECK (response_settled_at IS NULL OR response IS NOT NULL)
      )`);
    await runner.query('CREATE INDEX risk_updated ON tollgate.risk (updated_at, ordinal)');
    await runner.query(`CREATE INDEX risk_record ON tollgate.risk (record) WHERE state <> 'closed'`);
    await runner.query(`CREATE INDEX risk_owner ON tollgate.risk (owner_id, ordinal)`);
    await runner.query(`
      CREATE TABLE tollgate.risk_carry (
        ordinal bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, risk_id uuid NOT NULL REFERENCES tollgate.risk (id), from_record text,
        to_record text NOT NULL CHECK (to_record <> from_record), by_id uuid NOT NULL, at timestamptz NOT NULL, reason text NOT NULL)`);
    await runner.query('CREATE INDEX risk_carry_risk ON tollgate.risk_carry (risk_id, ordinal)');
    await runner.query(`
      CREATE TABLE tollgate.risk_acceptance (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(), risk_id uuid NOT NULL REFERENCES tollgate.risk (id), owner_id uuid NOT NULL, approver_id uuid NOT NULL,
        decision_id uuid NOT NULL UNIQUE, decision text NOT NULL CHECK (decision IN ('approved', 'rejected')), content_hash text NOT NULL CHECK (content_hash ~ '^[0-9a-f]{64}$'),
        void_reason text, created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT risk_acceptance_separation_of_duties CHECK (approver_id <> owner_id),
        CONSTRAINT risk_acceptance_decision FOREIGN KEY (decision_id, approver_id) REFERENCES tollgate.task_decision (id, person_id))`);
    await runner.query('CREATE INDEX risk_acceptance_risk ON tollgate.risk_acceptance (risk_id, created_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE tollgate.risk_acceptance, tollgate.risk_carry, tollgate.risk');
    await runner.query('DROP SEQUENCE tollgate.number_rsk');
  }
}

/** The calendar reads open risks by their next review. */
class RiskReviewIndex1795862001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX risk_review ON tollgate.risk (review_at) WHERE state <> 'closed'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX tollgate.risk_review');
  }
}

export const riskManagementMigrations: MigrationClass[] = [RiskTables1795782157311, RiskReviewIndex1795862001000];
