import type { MigrationInterface, QueryRunner } from 'typeorm';
import { IMPROVEMENT_ACTION_KINDS, IMPROVEMENT_CAUSES, IMPROVEMENT_EFFORTS, IMPROVEMENT_STATES, LEVELS, type ImprovementCause } from '#core/contracts';
import type { MigrationClass } from '#platform/persistence';

const oneOf = (values: readonly string[]): string => values.map((value) => `'${value}'`).join(', ');

/** The register of improvements, and who approved what: never what they proposed or own. */
class ImprovementTables1795782257313 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE SEQUENCE tollgate.number_imp');
    await runner.query(`
      CREATE TABLE tollgate.improvement (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        number text NOT NULL UNIQUE CHECK (number ~ '^IMP-[0-9]+$'),
        ordinal bigint GENERATED ALWAYS AS (substring(number from 5)::bigint) STORED,
        state text NOT NULL CHECK (state IN (${oneOf(IMPROVEMENT_STATES)})),
        version integer NOT NULL,
        proposed_by_id uuid,
        owner_id uuid NOT NULL,
        title text NOT NULL CHECK (title <> ''),
        description text NOT NULL,
        services text[] NOT NULL,
        cause text NOT NULL CHECK (cause IN (${oneOf(IMPROVEMENT_CAUSES)})),
        origin text,
        objective text,
        round integer NOT NULL DEFAULT 1,
        benefit text CHECK (benefit IN (${oneOf(LEVELS)})),
        effort text CHECK (effort IN (${oneOf(IMPROVEMENT_EFFORTS)})),
        indicator text,
        unit text,
        baseline float8,
        target float8,
        priority text CHECK (priority IN (${oneOf(LEVELS)})),
        priority_reason text,
        plan text,
        measure_after_days integer CHECK (measure_after_days >= 0),
        action_kind text CHECK (action_kind IN (${oneOf(IMPROVEMENT_ACTION_KINDS)})),
        action text,
        measure_at timestamptz,
        measured float8,
        lessons text,
        withdrawn_at timestamptz,
        closing_note text,
        process_instance_key text,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CHECK (objective IS NOT NULL OR state IN ('proposed', 'rejected'))
      )`);
    await runner.query('CREATE INDEX improvement_updated ON tollgate.improvement (updated_at, ordinal)');
    await runner.query('CREATE INDEX improvement_owner ON tollgate.improvement (owner_id, ordinal)');
    await runner.query(`CREATE UNIQUE INDEX improvement_once ON tollgate.improvement (origin, cause) WHERE cause <> 'idea' AND state NOT IN ('achieved', 'rejected')`);
    await runner.query(`
      CREATE TABLE tollgate.improvement_approval (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(), improvement_id uuid NOT NULL REFERENCES tollgate.improvement (id), proposed_by_id uuid, owner_id uuid NOT NULL,
        approver_id uuid NOT NULL, decision_id uuid NOT NULL UNIQUE, decision text NOT NULL CHECK (decision IN ('approve', 'return', 'reject')),
        content_hash text NOT NULL CHECK (content_hash ~ '^[0-9a-f]{64}$'), void_reason text, created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT improvement_approval_separation_of_duties CHECK (approver_id <> owner_id AND approver_id IS DISTINCT FROM proposed_by_id),
        CONSTRAINT improvement_approval_decision FOREIGN KEY (decision_id, approver_id) REFERENCES tollgate.task_decision (id, person_id))`);
    await runner.query('CREATE INDEX improvement_approval_of ON tollgate.improvement_approval (improvement_id, created_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE tollgate.improvement_approval, tollgate.improvement');
    await runner.query('DROP SEQUENCE tollgate.number_imp');
  }
}

const BEFORE_EARLY_LIFE: readonly ImprovementCause[] = ['idea', 'failed-review', 'lapsed-condition', 'missed-slo'];

/** Early-life support teaches as well: levels it missed, and what it rolled back. */
class LearnFromEarlyLife1795861000100 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return this.allow(IMPROVEMENT_CAUSES, runner);
  }

  down(runner: QueryRunner): Promise<void> {
    return this.allow(BEFORE_EARLY_LIFE, runner);
  }

  private async allow(causes: readonly ImprovementCause[], runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE tollgate.improvement DROP CONSTRAINT improvement_cause_check');
    await runner.query(`ALTER TABLE tollgate.improvement ADD CONSTRAINT improvement_cause_check CHECK (cause IN (${oneOf(causes)}))`);
  }
}

/** The calendar reads improvements by the day on which they are measured. */
class ImprovementMeasureIndex1795862002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX improvement_measure ON tollgate.improvement (measure_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX tollgate.improvement_measure');
  }
}

export const continualImprovementMigrations: MigrationClass[] = [ImprovementTables1795782257313, LearnFromEarlyLife1795861000100, ImprovementMeasureIndex1795862002000];
