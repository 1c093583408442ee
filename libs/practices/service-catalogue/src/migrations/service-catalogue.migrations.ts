import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ITEM_KINDS, USE_STATES } from '#core/contracts';
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

const FIGURE = `
  indicator text NOT NULL, unit text NOT NULL, direction text NOT NULL CHECK (direction IN ('increase', 'decrease')), target float8 NOT NULL`;

class ServicesInFull1795766410000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const prefix of ['obj', 'slo', 'ci']) await runner.query(`CREATE SEQUENCE tollgate.number_${prefix}`);
    await runner.query(`
      ALTER TABLE tollgate.service ADD COLUMN support_hours jsonb, ADD COLUMN maintenance_windows jsonb NOT NULL DEFAULT '[]'`);
    await runner.query(`
      CREATE TABLE tollgate.objective (${ENTRY_COLUMNS},
        goal text NOT NULL REFERENCES tollgate.goal (number), ${FIGURE}, baseline float8 NOT NULL, due date)`);
    await runner.query(`
      CREATE TABLE tollgate.service_level_objective (${ENTRY_COLUMNS},
        service text NOT NULL REFERENCES tollgate.service (number), ${FIGURE})`);
    await runner.query(`
      CREATE TABLE tollgate.configuration_item (${ENTRY_COLUMNS},
        kind text NOT NULL CHECK (kind IN (${ITEM_KINDS.map((kind) => `'${kind}'`).join(', ')})),
        services text[] NOT NULL, depends_on text[] NOT NULL CHECK (NOT number = ANY (depends_on)))`);
    await runner.query(`
      CREATE TABLE tollgate.measurement (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, subject text NOT NULL, at timestamptz NOT NULL, value float8 NOT NULL,
        note text NOT NULL, person_id uuid NOT NULL)`);
    await runner.query('CREATE INDEX measurement_latest ON tollgate.measurement (subject, at DESC, id DESC)');
    await runner.query('CREATE UNIQUE INDEX objective_name ON tollgate.objective (goal, lower(name))');
    await runner.query('CREATE UNIQUE INDEX service_level_objective_name ON tollgate.service_level_objective (service, lower(name))');
    await runner.query('CREATE UNIQUE INDEX configuration_item_name ON tollgate.configuration_item (lower(name))');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE tollgate.measurement, tollgate.configuration_item, tollgate.service_level_objective, tollgate.objective');
    await runner.query('ALTER TABLE tollgate.service DROP COLUMN support_hours, DROP COLUMN maintenance_windows');
    for (const prefix of ['obj', 'slo', 'ci']) await runner.query(`DROP SEQUENCE tollgate.number_${prefix}`);
  }
}

class RetiredEntries1795871000200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of ['service', 'configuration_item']) {
      await runner.query(`ALTER TABLE tollgate.${table} ADD COLUMN state text NOT NULL DEFAULT 'live' CHECK (state IN (${USE_STATES.map((state) => `'${state}'`).join(', ')}))`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['service', 'configuration_item']) await runner.query(`ALTER TABLE tollgate.${table} DROP COLUMN state`);
  }
}

export const serviceCatalogueMigrations: MigrationClass[] = [CreateCatalogue1764000015000, ServicesInFull1795766410000, RetiredEntries1795871000200];
