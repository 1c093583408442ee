import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { MigrationClass } from '#platform/persistence';

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

export const projectGatesMigrations: MigrationClass[] = [CreateProject1764000025000];
