import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { MigrationClass } from '#platform/persistence';
import { DEFAULT_GATE_SETS } from './default-gate-sets.js';

class CreateProject1764000025000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE tollgate.project (
        number      text PRIMARY KEY,
        ordinal     integer GENERATED ALWAYS AS IDENTITY UNIQUE,
        name        text NOT NULL CHECK (name <> ''),
        description text NOT NULL,
        class       text NOT NULL CHECK (class IN ('agile', 'waterfall', 'hybrid')),
        goal        text NOT NULL,
        services    text[] NOT NULL,
        manager_id  uuid NOT NULL,
        version     integer NOT NULL,
        created_at  timestamptz NOT NULL DEFAULT now(),
        updated_at  timestamptz NOT NULL DEFAULT now()
      )`);
    await runner.query('CREATE UNIQUE INDEX project_name ON tollgate.project (lower(name))');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE tollgate.project');
  }
}

/** Stages, gates, and what a review of a gate leaves behind. Nobody judges a criterion they own: the database refuses it, too. */
class CreateGates1795783411000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE SEQUENCE tollgate.number_gate');
    await runner.query(`
      ALTER TABLE tollgate.project
        ADD COLUMN state text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'initiation', 'running', 'held', 'closed', 'stopped')),
        ADD COLUMN business_case text NOT NULL DEFAULT '',
        ADD COLUMN team jsonb NOT NULL DEFAULT '[]',
        ADD COLUMN starts_on date,
        ADD COLUMN process_instance_key text,
        ADD COLUMN submitted_at timestamptz;
      CREATE TABLE tollgate.gate_set (
        class text PRIMARY KEY CHECK (class IN ('agile', 'waterfall', 'hybrid')),
        stages jsonb NOT NULL,
        version integer NOT NULL DEFAULT 1
      );
      CREATE TABLE tollgate.project_stage (
        project text NOT NULL REFERENCES tollgate.project (number),
        ordinal integer NOT NULL CHECK (ordinal > 0),
        name text NOT NULL,
        working_days integer NOT NULL CHECK (working_days > 0),
        starts date NOT NULL,
        ends date NOT NULL,
        state text NOT NULL CHECK (state IN ('planned', 'active', 'done')),
        PRIMARY KEY (project, ordinal),
        CHECK (ends >= starts)
      );
      CREATE TABLE tollgate.gate (
        number text PRIMARY KEY CHECK (number ~ '^GATE-[0-9]+$'),
        ordinal bigint GENERATED ALWAYS AS (substring(number from 6)::bigint) STORED,
        project text NOT NULL,
        stage integer NOT NULL,
        name text NOT NULL,
        state text NOT NULL CHECK (state IN ('planned', 'evidence', 'voting', 'passed', 'conditional', 'held', 'recycled', 'killed', 'reopened', 'cancelled')),
        round integer NOT NULL DEFAULT 0,
        gatekeepers jsonb NOT NULL,
        criteria jsonb NOT NULL,
        quorum jsonb,
        planned_on date NOT NULL,
        outcome text CHECK (outcome IN ('go', 'conditional-go', 'hold', 'recycle', 'kill')),
        process_instance_key text,
        version integer NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        UNIQUE (project, stage),
        FOREIGN KEY (project, stage) REFERENCES tollgate.project_stage (project, ordinal) ON DELETE CASCADE
      );
      CREATE INDEX gate_planned ON tollgate.gate (planned_on);
      CREATE INDEX gate_updated ON tollgate.gate (updated_at, ordinal);
    `);
    await this.review(runner);
    for (const [name, stages] of Object.entries(DEFAULT_GATE_SETS)) {
      await runner.query('INSERT INTO tollgate.gate_set (class, stages) VALUES ($1, $2)', [name, JSON.stringify(stages)]);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['gate_dossier', 'gate_condition', 'gate_vote', 'gate_judgement', 'gate_evidence', 'gate', 'project_stage', 'gate_set']) await runner.query(`DROP TABLE tollgate.${table}`);
    await runner.query('ALTER TABLE tollgate.project DROP COLUMN state, DROP COLUMN business_case, DROP COLUMN team, DROP COLUMN starts_on, DROP COLUMN process_instance_key, DROP COLUMN submitted_at');
    await runner.query('DROP SEQUENCE tollgate.number_gate');
  }

  private async review(runner: QueryRunner): Promise<void> {
    const common = `
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      gate text NOT NULL REFERENCES tollgate.gate (number) ON DELETE CASCADE,
      round integer NOT NULL,
      created_at timestamptz NOT NULL DEFAULT now()`;
    await runner.query(`
      CREATE TABLE tollgate.gate_evidence (${common},
        criterion text NOT NULL, text text NOT NULL, claim boolean NOT NULL, person_id uuid NOT NULL, decision_id uuid, void_reason text);
      CREATE INDEX gate_evidence_gate ON tollgate.gate_evidence (gate, criterion, id);
      CREATE TABLE tollgate.gate_judgement (${common},
        criterion text NOT NULL, owner_id uuid NOT NULL, judge_id uuid NOT NULL, met boolean NOT NULL, note text NOT NULL, void_reason text,
        CONSTRAINT gate_judgement_separation_of_duties CHECK (judge_id <> owner_id));
      CREATE INDEX gate_judgement_gate ON tollgate.gate_judgement (gate, round, criterion, id);
      CREATE TABLE tollgate.gate_vote (${common},
        person_id uuid NOT NULL, decision_id uuid NOT NULL UNIQUE, vote text NOT NULL CHECK (vote IN ('go', 'conditional-go', 'hold', 'recycle', 'kill')),
        comment text NOT NULL, void_reason text,
        CONSTRAINT gate_vote_decision FOREIGN KEY (decision_id, person_id) REFERENCES tollgate.task_decision (id, person_id));
      CREATE UNIQUE INDEX gate_vote_once ON tollgate.gate_vote (gate, round, person_id) WHERE void_reason IS NULL;
      CREATE TABLE tollgate.gate_condition (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(), gate text NOT NULL REFERENCES tollgate.gate (number) ON DELETE CASCADE, round integer NOT NULL,
        criterion text, text text NOT NULL, owner_id uuid NOT NULL, due timestamptz NOT NULL,
        state text NOT NULL CHECK (state IN ('proposed', 'open', 'met', 'lapsed', 'dropped')), note text NOT NULL DEFAULT '', created_at timestamptz NOT NULL DEFAULT now());
      CREATE INDEX gate_condition_gate ON tollgate.gate_condition (gate, round);
      CREATE TABLE tollgate.gate_dossier (${common}, content text NOT NULL, hash text NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'), UNIQUE (gate, round));
    `);
    await runner.query(`
      CREATE FUNCTION tollgate.refuse_dossier_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'A frozen dossier cannot be changed.'; END $$;
      CREATE TRIGGER gate_dossier_frozen BEFORE UPDATE ON tollgate.gate_dossier FOR EACH ROW EXECUTE FUNCTION tollgate.refuse_dossier_change();
    `);
  }
}

/** Nobody confirms a condition that they own, and a frozen dossier is not removed either. The calendar reads conditions by their date. */
class SeparateConditions1795862000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE tollgate.gate_condition
        ADD COLUMN met_by_id uuid,
        ADD CONSTRAINT gate_condition_separation_of_duties CHECK (met_by_id <> owner_id);
      CREATE INDEX gate_condition_due ON tollgate.gate_condition (due);
      CREATE TRIGGER gate_dossier_kept BEFORE DELETE ON tollgate.gate_dossier FOR EACH ROW EXECUTE FUNCTION tollgate.refuse_dossier_change();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER gate_dossier_kept ON tollgate.gate_dossier');
    await runner.query('DROP INDEX tollgate.gate_condition_due');
    await runner.query('ALTER TABLE tollgate.gate_condition DROP COLUMN met_by_id');
  }
}

/** A gatekeeper's voice is theirs when a deputy gives it, and nobody gives two; nobody judges evidence that they brought for its owner. */
class VoicesInVotes1795862000300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE tollgate.gate_vote
        ADD COLUMN in_name_of_id uuid,
        ADD CONSTRAINT gate_vote_in_name_of FOREIGN KEY (decision_id, in_name_of_id) REFERENCES tollgate.task_decision (id, in_name_of_id);
      UPDATE tollgate.gate_vote vote SET in_name_of_id = decision.in_name_of_id
        FROM tollgate.task_decision decision WHERE decision.id = vote.decision_id AND decision.in_name_of_id IS NOT NULL;
      CREATE UNIQUE INDEX gate_vote_once_for ON tollgate.gate_vote (gate, round, in_name_of_id) WHERE void_reason IS NULL;
      ALTER TABLE tollgate.gate_judgement
        ADD COLUMN brought_by_id uuid,
        ADD CONSTRAINT gate_judgement_not_by_bringer CHECK (judge_id <> brought_by_id);
      CREATE FUNCTION tollgate.refuse_second_vote() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM FROM tollgate.gate WHERE number = NEW.gate FOR UPDATE;
        IF NEW.void_reason IS NULL AND EXISTS (
          SELECT FROM tollgate.gate_vote other
          WHERE other.gate = NEW.gate AND other.round = NEW.round AND other.void_reason IS NULL AND other.id <> NEW.id
            AND (NEW.person_id IN (other.person_id, other.in_name_of_id) OR NEW.in_name_of_id IN (other.person_id, other.in_name_of_id))
        ) THEN
          RAISE unique_violation USING MESSAGE = 'Each person has one voice in a vote.', CONSTRAINT = 'gate_vote_one_voice';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER gate_vote_one_voice BEFORE INSERT OR UPDATE ON tollgate.gate_vote FOR EACH ROW EXECUTE FUNCTION tollgate.refuse_second_vote();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER gate_vote_one_voice ON tollgate.gate_vote; DROP FUNCTION tollgate.refuse_second_vote()');
    await runner.query('ALTER TABLE tollgate.gate_vote DROP COLUMN in_name_of_id; ALTER TABLE tollgate.gate_judgement DROP COLUMN brought_by_id');
  }
}

export const projectGatesMigrations: MigrationClass[] = [CreateProject1764000025000, CreateGates1795783411000, SeparateConditions1795862000000, VoicesInVotes1795862000300];
