import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { MigrationClass } from '#platform/persistence';

class CreateDeviation1764000045000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE tollgate.deviation (
        record_number        text NOT NULL,
        process_instance_key bigint NOT NULL,
        ended_as             text NOT NULL CHECK (ended_as IN ('COMPLETED', 'TERMINATED')),
        found_at             timestamptz NOT NULL,
        PRIMARY KEY (record_number, process_instance_key)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE tollgate.deviation');
  }
}

export const operationsMigrations: MigrationClass[] = [CreateDeviation1764000045000];
