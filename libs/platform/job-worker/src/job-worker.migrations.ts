import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The inbox: one row per job worked on, with its result. */
export class JobInbox1764000020000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE tollgate.job_inbox (
        job_key text PRIMARY KEY,
        type text NOT NULL,
        outcome jsonb,
        created_at timestamptz NOT NULL DEFAULT now()
      )
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE tollgate.job_inbox');
  }
}

export const jobWorkerMigrations = [JobInbox1764000020000];
