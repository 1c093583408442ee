import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { MigrationClass } from '#platform/persistence';

const ENTRY_COLUMNS = `
  number      text PRIMARY KEY,
  ordinal     integer GENERATED ALWAYS AS IDENTITY UNIQUE,
  name        text NOT NULL CHECK (name <> ''),
  description text NOT NULL,
  owner_id    uuid NOT NULL,
  version     integer NOT NULL,
  created_at  timestamptz NOT NULL DEFAULT now(),
  updated_at  timestamptz NOT NULL DEFAULT now()`;

class CreateCatalogue1764000015000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE tollgate.service (${ENTRY_COLUMNS},
        urgency text NOT NULL CHECK (urgency IN ('low', 'medium', 'high')))`);
    await runner.query(`CREATE TABLE tollgate.goal (${ENTRY_COLUMNS}, indicator text NOT NULL)`);
    await runner.query('CREATE UNIQUE INDEX service_name ON tollgate.service (lower(name))');
    await runner.query('CREATE UNIQUE INDEX goal_name ON tollgate.goal (lower(name))');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE tollgate.goal');
    await runner.query('DROP TABLE tollgate.service');
  }
}

export const serviceCatalogueMigrations: MigrationClass[] = [CreateCatalogue1764000015000];
