import type { MigrationInterface, QueryRunner } from 'typeorm';
import { NOTICE_REASONS } from '#core/contracts';
import type { MigrationClass } from '#platform/persistence';

class Notifications1795766500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE tollgate.watcher (record_number text NOT NULL, person_id uuid NOT NULL, PRIMARY KEY (record_number, person_id))');
    await runner.query(`
      CREATE TABLE tollgate.notice (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        person_id uuid NOT NULL,
        because text NOT NULL CHECK (because IN (${NOTICE_REASONS.map((reason) => `'${reason}'`).join(', ')})),
        record_number text NOT NULL,
        action text NOT NULL,
        actor_id uuid,
        text text,
        at timestamptz NOT NULL DEFAULT now(),
        read_at timestamptz
      )`);
    await runner.query('CREATE INDEX notice_inbox ON tollgate.notice (person_id, id DESC)');
    await runner.query('CREATE INDEX notice_unread ON tollgate.notice (person_id) WHERE read_at IS NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE tollgate.notice, tollgate.watcher');
  }
}

class Reminders1795781100101 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE tollgate.notice DROP CONSTRAINT notice_because_check');
    await runner.query(`ALTER TABLE tollgate.notice ADD CONSTRAINT notice_because_check CHECK (because IN ('mentioned', 'watching', 'reminder')), ADD COLUMN user_task_key text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM tollgate.notice WHERE because = 'reminder'`);
    await runner.query(`ALTER TABLE tollgate.notice DROP CONSTRAINT notice_because_check, DROP COLUMN user_task_key`);
    await runner.query(`ALTER TABLE tollgate.notice ADD CONSTRAINT notice_because_check CHECK (because IN ('mentioned', 'watching'))`);
  }
}

export const notificationsMigrations: MigrationClass[] = [Notifications1795766500000, Reminders1795781100101];
