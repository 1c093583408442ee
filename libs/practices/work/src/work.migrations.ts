import type { MigrationInterface, QueryRunner } from 'typeorm';

export class TaskClaims1764000040000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE tollgate.task_claim (
        user_task_key text PRIMARY KEY,
        username text,
        changed_at timestamptz NOT NULL
      )
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE tollgate.task_claim');
  }
}

/** What was told once is not told again, also after a restart. */
export class TaskReminders1795781100104 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE tollgate.task_reminder (
        user_task_key text NOT NULL, kind text NOT NULL CHECK (kind IN ('due-soon', 'overdue')), due_date timestamptz NOT NULL,
        PRIMARY KEY (user_task_key, kind, due_date))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE tollgate.task_reminder');
  }
}

export const workMigrations = [TaskClaims1764000040000, TaskReminders1795781100104];
