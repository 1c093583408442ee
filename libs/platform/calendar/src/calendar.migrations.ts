import type { MigrationInterface, QueryRunner } from 'typeorm';
import { FREEZE_KINDS } from '#core/contracts';
import type { MigrationClass } from '#platform/persistence';

const ENTRY_COLUMNS = `
  number     text PRIMARY KEY,
  version    integer NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()`;

const LASTING = `"start" timestamptz NOT NULL, "end" timestamptz NOT NULL, CHECK ("start" < "end")`;

class CalendarTables1795766400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const prefix of ['cal', 'abs', 'frz']) await runner.query(`CREATE SEQUENCE tollgate.number_${prefix}`);
    await runner.query(`
      CREATE TABLE tollgate.working_calendar (${ENTRY_COLUMNS},
        name text NOT NULL CHECK (name <> ''), time_zone text NOT NULL, hours jsonb NOT NULL, holidays jsonb NOT NULL, applies_to text[] NOT NULL)`);
    await runner.query(`
      CREATE TABLE tollgate.absence (${ENTRY_COLUMNS}, ${LASTING},
        person_id uuid NOT NULL, delegate_id uuid CHECK (delegate_id <> person_id), note text NOT NULL)`);
    await runner.query(`
      CREATE TABLE tollgate.freeze (${ENTRY_COLUMNS}, ${LASTING},
        name text NOT NULL CHECK (name <> ''), kind text NOT NULL CHECK (kind IN (${FREEZE_KINDS.map((kind) => `'${kind}'`).join(', ')})),
        services text[] NOT NULL, reason text NOT NULL)`);
    await runner.query('CREATE INDEX absence_person ON tollgate.absence (person_id, "end")');
    await runner.query('CREATE INDEX absence_end ON tollgate.absence ("end")');
    await runner.query('CREATE INDEX freeze_end ON tollgate.freeze ("end")');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE tollgate.freeze, tollgate.absence, tollgate.working_calendar');
    for (const prefix of ['cal', 'abs', 'frz']) await runner.query(`DROP SEQUENCE tollgate.number_${prefix}`);
  }
}

export const calendarMigrations: MigrationClass[] = [CalendarTables1795766400000];
