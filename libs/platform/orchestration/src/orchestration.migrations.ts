import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Decisions of people on user tasks, and effects on their way to the engine. */
export class Orchestration1764000010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE tollgate.task_decision (
        id uuid PRIMARY KEY,
        user_task_key text NOT NULL,
        element_id text NOT NULL,
        task_name text NOT NULL,
        process_name text NOT NULL,
        process_instance_key text NOT NULL,
        record_number text,
        person_id uuid NOT NULL,
        variables jsonb NOT NULL,
        content_hash text,
        state text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'applied', 'void')),
        void_reason text,
        decided_at timestamptz NOT NULL DEFAULT now(),
        settled_at timestamptz,
        CHECK ((state = 'void') = (void_reason IS NOT NULL))
      );
      CREATE UNIQUE INDEX task_decision_one_per_task ON tollgate.task_decision (user_task_key) WHERE state <> 'void';
      CREATE INDEX task_decision_record ON tollgate.task_decision (record_number, decided_at);
      CREATE INDEX task_decision_person ON tollgate.task_decision (person_id, decided_at);

      CREATE TABLE tollgate.outbox_effect (
        id uuid PRIMARY KEY,
        kind text NOT NULL,
        record_number text,
        effect jsonb NOT NULL,
        state text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'delivered', 'refused')),
        attempts integer NOT NULL DEFAULT 0,
        last_error text,
        created_at timestamptz NOT NULL DEFAULT now(),
        settled_at timestamptz
      );
      CREATE INDEX outbox_effect_pending ON tollgate.outbox_effect (created_at) WHERE state = 'pending';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE tollgate.outbox_effect; DROP TABLE tollgate.task_decision;');
  }
}

/** So that what is kept of a decision can be bound to who took it. */
export class DecisionsWithPerson1764000050000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE tollgate.task_decision ADD CONSTRAINT task_decision_person_key UNIQUE (id, person_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE tollgate.task_decision DROP CONSTRAINT task_decision_person_key');
  }
}

/** A deputy decides in the name of somebody else, never in their own. */
export class DecisionsOfDeputies1795781100103 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE tollgate.task_decision ADD COLUMN in_name_of_id uuid CHECK (in_name_of_id <> person_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE tollgate.task_decision DROP COLUMN in_name_of_id');
  }
}

/** So that a voice that a deputy gave can be bound to whose it is. Databases of the first days have the key from where it stood before. */
export class DecisionsInNamesOf1795860000150 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DO $$ BEGIN
        IF NOT EXISTS (SELECT FROM pg_constraint WHERE conname = 'task_decision_in_name_of_key' AND conrelid = 'tollgate.task_decision'::regclass) THEN
          ALTER TABLE tollgate.task_decision ADD CONSTRAINT task_decision_in_name_of_key UNIQUE (id, in_name_of_id);
        END IF;
      END $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE tollgate.task_decision DROP CONSTRAINT task_decision_in_name_of_key');
  }
}

export const orchestrationMigrations = [Orchestration1764000010000, DecisionsWithPerson1764000050000, DecisionsOfDeputies1795781100103, DecisionsInNamesOf1795860000150];
