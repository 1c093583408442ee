import type { MigrationInterface, QueryRunner } from 'typeorm';
import { RELEASE_STATES, RELEASE_TYPES, ROLLBACK_CAUSES } from '#core/contracts';
import type { MigrationClass } from '#platform/persistence';

const oneOf = (values: readonly string[]): string => values.map((value) => `'${value}'`).join(', ');

/** Releases, who decided on their go (never their manager), and what was known then. */
class ReleaseTables1795870000300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE SEQUENCE tollgate.number_rel');
    await runner.query(`
      CREATE TABLE tollgate.release (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        number text NOT NULL UNIQUE CHECK (number ~ '^REL-[0-9]+$'),
        ordinal bigint GENERATED ALWAYS AS (substring(number from 5)::bigint) STORED,
        state text NOT NULL CHECK (state IN (${oneOf(RELEASE_STATES)})),
        version integer NOT NULL,
        manager_id uuid NOT NULL,
        title text NOT NULL CHECK (title <> ''),
        description text NOT NULL,
        type text NOT NULL CHECK (type IN (${oneOf(RELEASE_TYPES)})),
        goal text,
        services text[] NOT NULL,
        changes text[] NOT NULL,
        projects text[] NOT NULL,
        planned_start timestamptz,
        planned_end timestamptz,
        rollback_minutes integer NOT NULL CHECK (rollback_minutes > 0),
        early_life_days integer NOT NULL CHECK (early_life_days > 0),
        steps jsonb NOT NULL,
        verification_plan text NOT NULL,
        rollback_plan text NOT NULL,
        policy jsonb,
        round integer NOT NULL DEFAULT 0,
        decisions_needed integer NOT NULL DEFAULT 1 CHECK (decisions_needed > 0),
        failure text,
        verification_note text,
        rollback_due timestamptz,
        when_silent text CHECK (when_silent IN ('roll-back', 'escalate')),
        rollback_cause text CHECK (rollback_cause IN (${oneOf(ROLLBACK_CAUSES)})),
        rollback_reason text,
        rollback_note text,
        early_life_support text,
        notes text,
        notes_hash text CHECK (notes_hash ~ '^[0-9a-f]{64}$'),
        ended_at timestamptz,
        submitted_at timestamptz,
        cancelled_at timestamptz,
        cancellation_reason text,
        process_instance_key text,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CHECK (planned_end > planned_start),
        CHECK ((notes IS NULL) = (notes_hash IS NULL))
      )`);
    await runner.query('CREATE INDEX release_updated ON tollgate.release (updated_at, ordinal)');
    await runner.query('CREATE INDEX release_window ON tollgate.release USING gist (tstzrange(planned_start, planned_end))');
    await runner.query('CREATE INDEX release_projects ON tollgate.release USING gin (projects)');
    await runner.query('CREATE INDEX release_changes ON tollgate.release USING gin (changes)');
    await runner.query('CREATE INDEX release_manager ON tollgate.release (manager_id, ordinal)');
    await this.decisions(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE tollgate.release_readiness, tollgate.release_decision, tollgate.release');
    await runner.query('DROP FUNCTION tollgate.refuse_release_change()');
    await runner.query('DROP SEQUENCE tollgate.number_rel');
  }

  private async decisions(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE tollgate.release_decision (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(), release text NOT NULL REFERENCES tollgate.release (number), round integer NOT NULL, manager_id uuid NOT NULL,
        person_id uuid NOT NULL, in_name_of_id uuid, decision_id uuid NOT NULL UNIQUE, decision text NOT NULL CHECK (decision IN ('go', 'no-go')), comment text NOT NULL,
        content_hash text NOT NULL CHECK (content_hash ~ '^[0-9a-f]{64}$'), void_reason text, created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT release_decision_separation_of_duties CHECK (person_id <> manager_id AND in_name_of_id IS DISTINCT FROM manager_id),
        CONSTRAINT release_decision_decision FOREIGN KEY (decision_id, person_id) REFERENCES tollgate.task_decision (id, person_id));
      CREATE UNIQUE INDEX release_decision_once ON tollgate.release_decision (release, round, person_id) WHERE void_reason IS NULL;
      CREATE TABLE tollgate.release_readiness (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, release text NOT NULL REFERENCES tollgate.release (number), round integer NOT NULL,
        content text NOT NULL, hash text NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'), UNIQUE (release, round));
      CREATE FUNCTION tollgate.refuse_release_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'What is frozen of a release cannot be changed.'; END $$;
      CREATE TRIGGER release_readiness_frozen BEFORE UPDATE ON tollgate.release_readiness FOR EACH ROW EXECUTE FUNCTION tollgate.refuse_release_change();
      CREATE TRIGGER release_notes_frozen BEFORE UPDATE ON tollgate.release FOR EACH ROW
        WHEN (OLD.notes IS NOT NULL AND NEW.notes IS DISTINCT FROM OLD.notes) EXECUTE FUNCTION tollgate.refuse_release_change();
    `);
  }
}

export const releaseManagementMigrations: MigrationClass[] = [ReleaseTables1795870000300];
