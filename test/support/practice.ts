import { randomUUID } from 'node:crypto';
import type { ModuleMetadata, Type } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { DataSource } from 'typeorm';
import type { Role } from '#core/contracts';
import { AuditModule, auditMigrations } from '#platform/audit';
import { identityMigrations, IdentityModule, Person, type Actor } from '#platform/identity';
import { inOrder, migrate, PersistenceModule, persistenceMigrations, type MigrationClass } from '#platform/persistence';
import { createTestDatabase } from './database.js';

/** A practice's services over a migrated database of their own, without the HTTP edge. */
export interface PracticeUnderTest {
  get<T>(type: Type<T> | (abstract new (...args: never[]) => T)): T;
  /** Adds a person and returns them as the one who acts. */
  person(username: string, ...roles: Role[]): Promise<Actor>;
  query<T>(sql: string, parameters?: unknown[]): Promise<T[]>;
  databaseUrl: string;
  close(): Promise<void>;
}

export interface PracticeParts {
  imports: NonNullable<ModuleMetadata['imports']>;
  providers?: NonNullable<ModuleMetadata['providers']>;
  migrations: readonly MigrationClass[];
  /** Replaces what would reach outside. */
  override?: readonly { token: unknown; value: unknown }[];
  /** Called with the address before anything connects. */
  importsFor?: (databaseUrl: string) => NonNullable<ModuleMetadata['imports']>;
}

export async function aPractice({ imports, providers = [], migrations, override = [], importsFor = () => [] }: PracticeParts): Promise<PracticeUnderTest> {
  const database = await createTestDatabase();
  await migrate(database.url, inOrder([...persistenceMigrations, ...identityMigrations, ...auditMigrations, ...migrations]));
  const builder = Test.createTestingModule({
    imports: [PersistenceModule.forRoot({ url: database.url }), AuditModule, IdentityModule, ...importsFor(database.url), ...imports],
    providers,
  });
  for (const { token, value } of override) builder.overrideProvider(token).useValue(value);
  const module = await builder.compile();
  await module.init();
  return underTest(module, database);
}

function underTest(module: TestingModule, database: { url: string; drop(): Promise<void> }): PracticeUnderTest {
  const dataSource = module.get(DataSource);
  return {
    databaseUrl: database.url,
    get: (type) => module.get(type as Type, { strict: false }),
    query: (sql, parameters) => dataSource.query(sql, parameters),
    person: (username, ...roles) => addPerson(dataSource, username, roles),
    async close() {
      await module.close();
      await database.drop();
    },
  };
}

async function addPerson(dataSource: DataSource, username: string, roles: Role[]): Promise<Actor> {
  const person = { id: randomUUID(), username, displayName: username, roles, sample: true, active: true };
  await dataSource.manager.insert(Person, person);
  return { personId: person.id, username, displayName: username, roles };
}
