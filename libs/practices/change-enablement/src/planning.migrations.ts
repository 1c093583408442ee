import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Standard-change templates and the decisions on them. Separation of duties is declared here: no approver is the proposer. */
export class ChangeTemplates1795782000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE SEQUENCE tollgate.number_tpl;
      CREATE TABLE tollgate.change_template (
        number text PRIMARY KEY CHECK (number ~ '^TPL-[0-9]+$'),
        ordinal integer GENERATED ALWAYS AS IDENTITY UNIQUE,
        version integer NOT NULL,
        state text NOT NULL CHECK (state IN ('draft', 'proposed', 'approved', 'demoted', 'retired')),
        proposer_id uuid NOT NULL,
        title text NOT NULL CHECK (title <> ''),
        description text NOT NULL,
        justification text NOT NULL,
        impact text NOT NULL CHECK (impact IN ('low', 'medium', 'high')),
        implementation_plan text NOT NULL,
        backout_plan text NOT NULL,
        test_plan text NOT NULL,
        services text[] NOT NULL,
        items text[] NOT NULL,
        max_minutes integer NOT NULL CHECK (max_minutes > 0),
        questions jsonb NOT NULL CHECK (jsonb_typeof(questions) = 'array'),
        budget_uses integer NOT NULL,
        budget_failures integer NOT NULL CHECK (budget_failures >= 0 AND budget_failures < budget_uses),
        problems text[] NOT NULL DEFAULT '{}',
        proposed_at timestamptz,
        revision_open boolean NOT NULL DEFAULT false,
        approved_at timestamptz,
        suspended_reason text,
        process_instance_key text,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        UNIQUE (number, proposer_id),
        CHECK (proposed_at IS NOT NULL OR state = 'draft'),
        CHECK (approved_at IS NOT NULL OR state IN ('draft', 'proposed', 'retired'))
      );
      CREATE INDEX change_template_services ON tollgate.change_template USING gin (services);
      CREATE INDEX change_of_template ON tollgate.change (template, submitted_at) WHERE template IS NOT NULL;

      CREATE TABLE tollgate.change_template_approval (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        template text NOT NULL,
        proposer_id uuid NOT NULL,
        approver_id uuid NOT NULL,
        decision_id uuid NOT NULL UNIQUE,
        decision text NOT NULL CHECK (decision IN ('approved', 'rejected', 'renewed')),
        comment text,
        content_hash text NOT NULL CHECK (content_hash ~ '^[0-9a-f]{64}$'),
        void_reason text,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT change_template_approval_separation_of_duties CHECK (approver_id <> proposer_id),
        FOREIGN KEY (template, proposer_id) REFERENCES tollgate.change_template (number, proposer_id),
        FOREIGN KEY (decision_id, approver_id) REFERENCES tollgate.task_decision (id, person_id)
      );
      CREATE INDEX change_template_approval_template ON tollgate.change_template_approval (template, created_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX tollgate.change_of_template; DROP TABLE tollgate.change_template_approval, tollgate.change_template; DROP SEQUENCE tollgate.number_tpl');
  }
}

/** Meetings of the change advisory board. A change stands on one open agenda at a time. */
export class CabMeetings1795782100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE SEQUENCE tollgate.number_cab;
      CREATE TABLE tollgate.cab_meeting (
        number text PRIMARY KEY CHECK (number ~ '^CAB-[0-9]+$'),
        ordinal integer GENERATED ALWAYS AS IDENTITY UNIQUE,
        version integer NOT NULL,
        state text NOT NULL CHECK (state IN ('planned', 'held', 'minuted', 'cancelled')),
        title text NOT NULL CHECK (title <> ''),
        "start" timestamptz NOT NULL,
        "end" timestamptz NOT NULL,
        place text NOT NULL,
        chair_id uuid NOT NULL,
        member_ids uuid[] NOT NULL,
        minutes text NOT NULL,
        held_at timestamptz,
        minuted_at timestamptz,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CHECK ("start" < "end"),
        CHECK (chair_id = ANY (member_ids)),
        CHECK ((held_at IS NULL) = (state IN ('planned', 'cancelled'))),
        CHECK ((minuted_at IS NULL) = (state <> 'minuted'))
      );
      CREATE INDEX cab_meeting_start ON tollgate.cab_meeting ("start", ordinal);

      CREATE TABLE tollgate.cab_agenda_item (
        meeting text NOT NULL REFERENCES tollgate.cab_meeting (number),
        change text NOT NULL,
        position integer NOT NULL,
        state text NOT NULL CHECK (state IN ('open', 'postponed')),
        added_at timestamptz NOT NULL,
        left_at timestamptz,
        PRIMARY KEY (meeting, change)
      );
      CREATE UNIQUE INDEX cab_agenda_one_at_a_time ON tollgate.cab_agenda_item (change) WHERE state = 'open' AND left_at IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE tollgate.cab_agenda_item, tollgate.cab_meeting; DROP SEQUENCE tollgate.number_cab');
  }
}

/** The answers of the decision table on conflicts; until a deployed version is read, those of the table that Tollgate comes with. */
export class ConflictRules1795862000400 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE tollgate.conflict_rule (
        kind text NOT NULL,
        scheduled boolean NOT NULL,
        type text NOT NULL CHECK (type IN ('standard', 'normal', 'emergency')),
        severity text NOT NULL CHECK (severity IN ('blocking', 'reason', 'warning')),
        advice text NOT NULL CHECK (advice <> ''),
        version text,
        PRIMARY KEY (type, kind, scheduled)
      );
      INSERT INTO tollgate.conflict_rule (kind, scheduled, type, severity, advice)
      SELECT kind, scheduled, type, CASE WHEN type = 'emergency' OR NOT scheduled THEN 'warning' ELSE severity END, advice
      FROM (VALUES
        ('same-item', 'blocking', 'Choose another window, or agree with its requester who goes first.'),
        ('related-item', 'reason', 'Choose another window, or say why both may happen at once.'),
        ('same-service', 'warning', 'Tell its requester, so that neither mistakes the other for an incident.'),
        ('hard-freeze', 'blocking', 'Choose a window outside the freeze; a change manager may change the freeze itself.'),
        ('soft-freeze', 'reason', 'Choose a window outside the freeze, or say why it cannot wait.'),
        ('outside-maintenance-window', 'reason', 'Move it into a maintenance window, or say why it has to be outside.'),
        ('implementer-booked', 'reason', 'Choose another implementer or window, or say how both are managed.'),
        ('implementer-absent', 'reason', 'Choose another implementer or window, or say who stands in.'),
        ('gate', 'reason', 'Move it behind the gate, or say why the gate does not depend on it.'),
        ('release', 'reason', 'Make it part of the release, choose another window, or say why both may happen at once.'),
        ('early-life-support', 'reason', 'Let early-life support end first, or say why it cannot wait.')
      ) AS rule (kind, severity, advice), (VALUES (true), (false)) AS state (scheduled), (VALUES ('standard'), ('normal'), ('emergency')) AS change (type);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE tollgate.conflict_rule');
  }
}

/** A template whose retirement is on its way to its process is put into use by no decision that comes at the same time. */
export class TemplatesBeingRetired1795860000300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE tollgate.change_template ADD COLUMN retiring boolean NOT NULL DEFAULT false');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE tollgate.change_template DROP COLUMN retiring');
  }
}

/** Of which windows that went by people were told. */
export class MissedWindows1795871000150 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE tollgate.missed_window (change text NOT NULL, planned_end timestamptz NOT NULL, PRIMARY KEY (change, planned_end))');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE tollgate.missed_window');
  }
}
