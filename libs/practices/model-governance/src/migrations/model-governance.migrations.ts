import type { MigrationInterface, QueryRunner } from 'typeorm';
import { RUNTIME_ROLE, type MigrationClass } from '#platform/persistence';

class CreateModel1764000035000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE tollgate.model (
        id           text PRIMARY KEY,
        kind         text NOT NULL CHECK (kind IN ('bpmn', 'dmn', 'form')),
        name         text NOT NULL,
        folder       text NOT NULL,
        file_name    text NOT NULL,
        shipped_hash text,
        revision     integer NOT NULL,
        draft        text,
        draft_by_id  uuid,
        draft_at     timestamptz,
        created_at   timestamptz NOT NULL DEFAULT now(),
        CHECK ((draft IS NULL) = (draft_at IS NULL))
      )`);
    await runner.query(`
      CREATE TABLE tollgate.model_version (
        model_id       text NOT NULL REFERENCES tollgate.model (id),
        version        integer NOT NULL,
        content        text NOT NULL,
        hash           text NOT NULL,
        note           text,
        deployed_by_id uuid,
        deployed_at    timestamptz NOT NULL,
        resource_key   text NOT NULL,
        PRIMARY KEY (model_id, version),
        UNIQUE (model_id, resource_key)
      )`);
    await runner.query(`REVOKE UPDATE, DELETE ON tollgate.model_version FROM ${RUNTIME_ROLE}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE tollgate.model_version');
    await runner.query('DROP TABLE tollgate.model');
  }
}

export const modelGovernanceMigrations: MigrationClass[] = [CreateModel1764000035000];
