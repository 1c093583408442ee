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

export const workMigrations = [TaskClaims1764000040000];
