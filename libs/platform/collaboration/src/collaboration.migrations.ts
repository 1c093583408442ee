import type { MigrationInterface, QueryRunner } from 'typeorm';
import { LINK_KINDS, SAVED_VIEW_LISTS } from '#core/contracts';
import type { MigrationClass } from '#platform/persistence';

const oneOf = (values: readonly string[]): string => values.map((value) => `'${value}'`).join(', ');

class Collaboration1795766600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE tollgate.comment (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(), ordinal bigint GENERATED ALWAYS AS IDENTITY UNIQUE, record_number text NOT NULL, author_id uuid NOT NULL,
        text text CHECK (text <> ''), mentions uuid[] NOT NULL, at timestamptz NOT NULL, edited_at timestamptz)`);
    await runner.query(`
      CREATE TABLE tollgate.record_link (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(), kind text NOT NULL CHECK (kind IN (${oneOf(LINK_KINDS)})),
        from_number text NOT NULL, to_number text NOT NULL CHECK (to_number <> from_number),
        CONSTRAINT record_link_once UNIQUE (from_number, to_number, kind))`);
    await runner.query(`
      CREATE TABLE tollgate.saved_view (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(), list text NOT NULL, name text NOT NULL CHECK (name <> ''), query text NOT NULL,
        owner_id uuid NOT NULL, shared_with text[] NOT NULL, version integer NOT NULL, CHECK (list IN (${oneOf(SAVED_VIEW_LISTS)})))`);
    await runner.query('CREATE INDEX comment_record ON tollgate.comment (record_number, ordinal)');
    await runner.query('CREATE INDEX record_link_to ON tollgate.record_link (to_number)');
    await runner.query('CREATE UNIQUE INDEX saved_view_name ON tollgate.saved_view (owner_id, list, lower(name))');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE tollgate.saved_view, tollgate.record_link, tollgate.comment');
  }
}

class MoreSavedViews1795781100102 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE tollgate.saved_view DROP CONSTRAINT saved_view_list_check');
  }

  async down(runner: QueryRunner): Promise<void> {
    const lists = ['changes', 'tasks', 'services', 'items', 'projects', 'instances'];
    await runner.query(`DELETE FROM tollgate.saved_view WHERE list NOT IN (${oneOf(lists)})`);
    await runner.query(`ALTER TABLE tollgate.saved_view ADD CONSTRAINT saved_view_list_check CHECK (list IN (${oneOf(lists)}))`);
  }
}

export const collaborationMigrations: MigrationClass[] = [Collaboration1795766600000, MoreSavedViews1795781100102];
