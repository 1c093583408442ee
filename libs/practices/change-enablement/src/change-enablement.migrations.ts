import type { MigrationInterface, QueryRunner } from 'typeorm';
import { CabMeetings1795782100000, ChangeTemplates1795782000000, ConflictRules1795862000400, MissedWindows1795871000150, TemplatesBeingRetired1795860000300 } from './planning.migrations.js';

/** Changes and the decisions on them. Separation of duties is declared here: no approver is the requester. */
export class ChangeEnablement1764000030000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE tollgate.change (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        number text NOT NULL UNIQUE CHECK (number ~ '^CHG-[0-9]+$'),
        ordinal bigint GENERATED ALWAYS AS (substring(number from 5)::bigint) STORED,
        type text NOT NULL CHECK (type IN ('standard', 'normal', 'emergency')),
        state text NOT NULL CHECK (state IN ('new', 'assess', 'authorize', 'scheduled', 'implement', 'review', 'closed', 'cancelled')),
        version integer NOT NULL,
        requester_id uuid NOT NULL,
        title text NOT NULL,
        description text NOT NULL,
        justification text NOT NULL,
        services text[] NOT NULL,
        impact text NOT NULL CHECK (impact IN ('low', 'medium', 'high')),
        size text NOT NULL CHECK (size IN ('small', 'medium', 'large')),
        novelty text NOT NULL CHECK (novelty IN ('routine', 'familiar', 'new')),
        backout_tested boolean NOT NULL,
        implementation_plan text NOT NULL,
        backout_plan text NOT NULL,
        test_plan text NOT NULL,
        planned_start timestamptz,
        planned_end timestamptz,
        risk text CHECK (risk IN ('low', 'moderate', 'high')),
        risk_reason text,
        problems text[] NOT NULL DEFAULT '{}',
        implementation_note text,
        backout_note text,
        outcome text CHECK (outcome IN ('successful', 'successful-with-issues', 'backed-out', 'unsuccessful')),
        outcome_note text,
        process_instance_key text,
        submitted_at timestamptz,
        revision_open boolean NOT NULL DEFAULT false,
        withdrawn_at timestamptz,
        withdrawal_reason text,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        UNIQUE (id, requester_id),
        CHECK (submitted_at IS NOT NULL OR state = 'new'),
        CHECK (planned_end IS NULL OR planned_start IS NULL OR planned_end > planned_start)
      );
      CREATE INDEX change_updated ON tollgate.change (updated_at, ordinal);
      CREATE INDEX change_state ON tollgate.change (state, ordinal);
      CREATE INDEX change_requester ON tollgate.change (requester_id, ordinal);
      CREATE INDEX change_services ON tollgate.change USING gin (services);

      CREATE TABLE tollgate.change_approval (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        change_id uuid NOT NULL,
        requester_id uuid NOT NULL,
        approver_id uuid NOT NULL,
        decision_id uuid NOT NULL UNIQUE,
        stage text NOT NULL CHECK (stage IN ('change-manager', 'cab')),
        decision text NOT NULL CHECK (decision IN ('approved', 'rejected')),
        comment text,
        content_hash text NOT NULL CHECK (content_hash ~ '^[0-9a-f]{64}$'),
        void_reason text,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT change_approval_separation_of_duties CHECK (approver_id <> requester_id),
        FOREIGN KEY (change_id, requester_id) REFERENCES tollgate.change (id, requester_id)
      );
      CREATE INDEX change_approval_change ON tollgate.change_approval (change_id, created_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE tollgate.change_approval; DROP TABLE tollgate.change;');
  }
}

/** An approval is somebody's decision on a task, and theirs only. */
export class ApprovalsAreDecisions1764000055000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE tollgate.change_approval ADD CONSTRAINT change_approval_decision
      FOREIGN KEY (decision_id, approver_id) REFERENCES tollgate.task_decision (id, person_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE tollgate.change_approval DROP CONSTRAINT change_approval_decision');
  }
}

/** What lies in a time, for the calendar and for conflicts. */
export class PlannedWindows1795766700000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX change_window ON tollgate.change USING gist (tstzrange(planned_start, planned_end)) WHERE submitted_at IS NOT NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX tollgate.change_window');
  }
}

/** What a change touches, who carries it out, what the requester answered, which template it follows. */
export class ChangeScope1795781100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE tollgate.change
        ADD COLUMN items text[] NOT NULL DEFAULT '{}',
        ADD COLUMN template text,
        ADD COLUMN questionnaire jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(questionnaire) = 'object'),
        ADD COLUMN implementer_id uuid,
        ADD COLUMN schedule_reason text,
        ADD CONSTRAINT change_template_is_standard CHECK (template IS NULL OR type = 'standard');
      CREATE INDEX change_items ON tollgate.change USING gin (items);
      CREATE INDEX change_implementer ON tollgate.change (implementer_id) WHERE implementer_id IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE tollgate.change DROP COLUMN items, DROP COLUMN template, DROP COLUMN questionnaire, DROP COLUMN implementer_id, DROP COLUMN schedule_reason`);
  }
}

/** Who has to approve, what was approved for which window, the steps of the implementation, and whether it is reviewed. */
export class ChangePaths1795781900000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE tollgate.change
        ADD COLUMN risk_reasons jsonb NOT NULL DEFAULT '[]',
        ADD COLUMN approval_policy jsonb,
        ADD COLUMN authorization_round integer NOT NULL DEFAULT 0,
        ADD COLUMN approved_start timestamptz,
        ADD COLUMN approved_end timestamptz,
        ADD COLUMN review_needed boolean,
        ADD COLUMN review_reason text;
      UPDATE tollgate.change SET approved_start = planned_start, approved_end = planned_end WHERE state IN ('scheduled', 'implement', 'review', 'closed');
      ALTER TABLE tollgate.change_approval
        ADD COLUMN round integer NOT NULL DEFAULT 0,
        DROP CONSTRAINT change_approval_stage_check,
        ADD CONSTRAINT change_approval_stage_check CHECK (stage IN ('change-manager', 'cab', 'emergency-approver'));
      CREATE UNIQUE INDEX change_approval_once ON tollgate.change_approval (change_id, round, approver_id) WHERE void_reason IS NULL AND round > 0;

      CREATE TABLE tollgate.change_task (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        change_id uuid NOT NULL REFERENCES tollgate.change (id) ON DELETE CASCADE,
        position integer NOT NULL,
        title text NOT NULL CHECK (title <> ''),
        owner_id uuid,
        planned_start timestamptz,
        planned_end timestamptz,
        state text NOT NULL CHECK (state IN ('open', 'done', 'failed')),
        note text,
        reported_by_id uuid,
        reported_at timestamptz,
        CHECK (planned_end IS NULL OR planned_start IS NULL OR planned_end > planned_start),
        CHECK ((state = 'open') = (reported_by_id IS NULL)),
        UNIQUE (change_id, position) DEFERRABLE INITIALLY DEFERRED
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE tollgate.change_task;
      DROP INDEX tollgate.change_approval_once;
      ALTER TABLE tollgate.change_approval DROP COLUMN round;
      ALTER TABLE tollgate.change DROP COLUMN risk_reasons, DROP COLUMN approval_policy, DROP COLUMN authorization_round, DROP COLUMN approved_start,
        DROP COLUMN approved_end, DROP COLUMN review_needed, DROP COLUMN review_reason`);
  }
}

/** Each person has one voice in a round, whether they give it or a deputy does. The record's lock keeps the two columns apart from each other. */
export class VoicesOfDeputies1795860000200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE tollgate.change_approval
        ADD COLUMN in_name_of_id uuid,
        ADD CONSTRAINT change_approval_in_name_of FOREIGN KEY (decision_id, in_name_of_id) REFERENCES tollgate.task_decision (id, in_name_of_id),
        ADD CONSTRAINT change_approval_not_for_requester CHECK (in_name_of_id <> requester_id);
      UPDATE tollgate.change_approval approval SET in_name_of_id = decision.in_name_of_id
        FROM tollgate.task_decision decision WHERE decision.id = approval.decision_id AND decision.in_name_of_id IS NOT NULL;
      CREATE UNIQUE INDEX change_approval_once_for ON tollgate.change_approval (change_id, round, in_name_of_id) WHERE void_reason IS NULL AND round > 0;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE tollgate.change_approval DROP COLUMN in_name_of_id');
  }
}

/** Who carried a change out, planned for it or not; and that somebody else reviews it. */
export class WhoImplemented1795862000100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE tollgate.change
        ADD COLUMN implemented_by_id uuid,
        ADD COLUMN reviewed_by_id uuid,
        ADD CONSTRAINT change_review_separation_of_duties CHECK (reviewed_by_id <> implemented_by_id);
      UPDATE tollgate.change SET implemented_by_id = done.person_id
        FROM tollgate.task_decision done WHERE done.record_number = change.number AND done.element_id = 'ImplementChange' AND done.state <> 'void';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE tollgate.change DROP COLUMN implemented_by_id, DROP COLUMN reviewed_by_id');
  }
}

/** Nobody has two voices in a round, in whichever of the two ways each was given. Writers of one change wait for each other. */
export class OneVoiceInAll1795862000200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION tollgate.refuse_second_voice() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NEW.void_reason IS NOT NULL OR NEW.round = 0 THEN RETURN NEW; END IF;
        PERFORM FROM tollgate.change WHERE id = NEW.change_id FOR UPDATE;
        IF EXISTS (
          SELECT FROM tollgate.change_approval other
          WHERE other.change_id = NEW.change_id AND other.round = NEW.round AND other.void_reason IS NULL AND other.id <> NEW.id
            AND (NEW.approver_id IN (other.approver_id, other.in_name_of_id) OR NEW.in_name_of_id IN (other.approver_id, other.in_name_of_id))
        ) THEN
          RAISE unique_violation USING MESSAGE = 'Each person has one voice in a round of approvals.', CONSTRAINT = 'change_approval_one_voice';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER change_approval_one_voice BEFORE INSERT OR UPDATE ON tollgate.change_approval FOR EACH ROW EXECUTE FUNCTION tollgate.refuse_second_voice();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER change_approval_one_voice ON tollgate.change_approval; DROP FUNCTION tollgate.refuse_second_voice()');
  }
}

export const changeEnablementMigrations = [
  ChangeEnablement1764000030000,
  ApprovalsAreDecisions1764000055000,
  PlannedWindows1795766700000,
  ChangeScope1795781100000,
  ChangePaths1795781900000,
  ChangeTemplates1795782000000,
  CabMeetings1795782100000,
  VoicesOfDeputies1795860000200,
  TemplatesBeingRetired1795860000300,
  WhoImplemented1795862000100,
  OneVoiceInAll1795862000200,
  ConflictRules1795862000400,
  MissedWindows1795871000150,
];
