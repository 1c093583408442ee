import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { Column, CreateDateColumn, DataSource, Entity, PrimaryColumn, UpdateDateColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '#test/database';
import { inOrder, isDatabaseUnreachable, migrate, migrated, persistenceMigrations, RECORD_SCHEMA, RecordNumbers, RUNTIME_ROLE, runtimeDataSourceOptions, UnitOfWork, UnsuitableDatabase, withLastWord } from './index.js';

class MakeNote1764999999000 implements MigrationInterface {
  async up(queries: QueryRunner): Promise<void> {
    await queries.query('create table tollgate.note (id int primary key, text text not null)');
  }

  async down(queries: QueryRunner): Promise<void> {
    await queries.query('drop table tollgate.note');
  }
}

const migrations = inOrder([MakeNote1764999999000], persistenceMigrations);

function addressOf(server: string, user: string, password: string): string {
  const url = new URL(server);
  Object.assign(url, { username: user, password, pathname: user });
  return url.href;
}

describe('Migrations', () => {
  it('should be applied once, however many processes start at the same moment', async () => {
    const database = await createTestDatabase();
    try {
      const applied = await Promise.all([1, 2, 3, 4].map(() => migrate(database.url, migrations)));
      expect(applied.flat().sort()).toEqual(migrations.map(({ name }) => name).sort());
      await migrated(database.url, migrations, AbortSignal.timeout(5_000));
    } finally {
      await database.drop();
    }
  });

  it('should need no more than a user that owns its database and has the role, and say so to one that has not', async () => {
    const database = await createTestDatabase();
    const owner = `owner_${randomUUID().replaceAll('-', '')}`;
    const administrator = new Client({ connectionString: database.url });
    await administrator.connect();
    try {
      // given
      await migrate(database.url, persistenceMigrations); // the role is there, as another database of this server has made it
      await administrator.query(`create role ${owner} login password 'secret'`);
      await administrator.query(`create database ${owner} owner ${owner}`);
      const address = addressOf(database.url, owner, 'secret');
      // then
      await expect(migrate(addressOf(database.url, owner, 'wrong'), migrations)).rejects.toThrow(UnsuitableDatabase);
      await expect(migrate(address, migrations)).rejects.toThrow('be a member of the role tollgate_app');
      await administrator.query(`grant tollgate_app to ${owner}`);
      expect(await migrate(address, migrations)).toHaveLength(migrations.length);
    } finally {
      await administrator.query(`drop database if exists ${owner} with (force)`);
      await administrator.query(`drop role if exists ${owner}`);
      await administrator.end();
      await database.drop();
    }
  });

  it('should be waited for by a process that does not apply them', async () => {
    const database = await createTestDatabase();
    try {
      const waiting = migrated(database.url, migrations, AbortSignal.timeout(20_000));
      await migrate(database.url, migrations);
      await waiting;
      await expect(migrated(database.url, inOrder(migrations, [Later1765000000000]), AbortSignal.timeout(300))).rejects.toThrow(/abort/i);
    } finally {
      await database.drop();
    }
  });

  it('should stand in the order of the times in their names, and no two at one time', () => {
    expect(inOrder([Later1765000000000], [MakeNote1764999999000]).map(({ name }) => name)).toEqual(['MakeNote1764999999000', 'Later1765000000000']);
    expect(() => inOrder([MakeNote1764999999000], [MakeNote1764999999000])).toThrow(/bear the same time/);
  });
});

@Entity({ schema: RECORD_SCHEMA, name: 'letter' })
class Letter {
  @PrimaryColumn('int')
  id!: number;

  @Column('text')
  text!: string;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt!: Date;
}

describe('Times of records', () => {
  it('should come from the clock of the process, which also dates their history', async () => {
    const database = await createTestDatabase();
    await migrate(database.url, persistenceMigrations);
    const source = await new DataSource({ ...runtimeDataSourceOptions({ url: database.url }), entities: [Letter] }).initialize();
    const owner = new Client({ connectionString: database.url });
    await owner.connect();
    try {
      await owner.query(`create table tollgate.letter (id int primary key, text text not null, created_at timestamptz not null default 'epoch', updated_at timestamptz not null default 'epoch')`);
      await owner.query(`grant all on tollgate.letter to ${RUNTIME_ROLE}`);
      const before = Date.now();
      await source.manager.insert(Letter, { id: 1, text: 'Dear' });
      await source.manager.save(Letter, { id: 2, text: 'Dear' });
      await owner.query(`update tollgate.letter set updated_at = 'epoch'`);
      const letter = await source.manager.findOneByOrFail(Letter, { id: 2 });
      await source.manager.save(Object.assign(letter, { text: 'Yours' }));
      const [first, second] = await source.manager.find(Letter, { order: { id: 'ASC' } });
      expect([first?.createdAt, second?.createdAt, second?.updatedAt].every((at) => at !== undefined && at.getTime() >= before)).toBe(true);
    } finally {
      await owner.end();
      await source.destroy();
      await database.drop();
    }
  });
});

describe('Unit of work', () => {
  let database: TestDatabase;
  let source: DataSource;
  let work: UnitOfWork;

  beforeAll(async () => {
    database = await createTestDatabase();
    await migrate(database.url, migrations);
    source = await new DataSource(runtimeDataSourceOptions({ url: database.url })).initialize();
    work = new UnitOfWork(source);
  });

  afterAll(async () => {
    await source.destroy();
    await database.drop();
  });

  beforeEach(() => source.query('delete from note'));

  it('should tell a lost connection from a mistake, also in what is asked after the loss', async () => {
    const owner = new Client({ connectionString: database.url });
    await owner.connect();
    const lost = work.run(async (tx) => {
      const [{ pid }] = await tx.query<[{ pid: number }]>('select pg_backend_pid() as pid');
      await owner.query('select pg_terminate_backend($1)', [pid]);
      await tx.query('select 1').catch(() => undefined);
      return tx.query('select 1');
    });
    const error: unknown = await lost.catch((reason: unknown) => reason);
    await owner.end();
    expect(isDatabaseUnreachable(error)).toBe(true);
    expect(isDatabaseUnreachable(await work.run((tx) => tx.query('select nothing')).catch((reason: unknown) => reason))).toBe(false);
  });

  it('should write all or nothing', async () => {
    const undone = work.run(async (tx) => {
      await tx.query("insert into note values (1, 'one')");
      throw new Error('undo');
    });
    await expect(undone).rejects.toThrow('undo');
    expect(await source.query('select * from note')).toEqual([]);
  });

  it('should run again after a deadlock, until both are through', async () => {
    await source.query("insert into note values (1, ''), (2, '')");
    let runs = 0;
    const inOrderOf = (first: number, second: number) =>
      work.run(async (tx) => {
        runs += 1;
        await tx.query("update note set text = text || 'x' where id = $1", [first]);
        await tx.query('select pg_sleep(0.2)');
        await tx.query("update note set text = text || 'x' where id = $1", [second]);
      });
    await Promise.all([inOrderOf(1, 2), inOrderOf(2, 1)]);
    expect(runs).toBe(3);
    expect(await source.query('select text from note order by id')).toEqual([{ text: 'xx' }, { text: 'xx' }]);
  });

  it('should give the last word to whoever asked for it, where something was written', async () => {
    const heard: number[] = [];
    await withLastWord(
      async () => void heard.push(heard.length + 1),
      async () => {
        await work.run((tx) => tx.query('select 1'));
        await work.run((tx) => tx.query("insert into note values (7, 'seven')"));
      },
    );
    expect(heard).toEqual([1]);
    await work.run((tx) => tx.query("insert into note values (8, 'eight')"));
    expect(heard).toEqual([1]);
  });

  it('should undo the work when the last word is no', async () => {
    const refused = withLastWord(() => Promise.reject(new Error('no')), () => work.run((tx) => tx.query("insert into note values (9, 'nine')")));
    await expect(refused).rejects.toThrow('no');
    expect(await source.query('select * from note')).toEqual([]);
  });

  it('should act under a role that cannot change tables', async () => {
    for (const statement of ['drop table note', 'alter table note add column more text', 'create table tollgate.mine ()']) {
      await expect(source.query(statement)).rejects.toThrow(/must be owner|permission denied/);
    }
  });

  it('should give every record a number of its own', async () => {
    const numbers = await Promise.all(Array.from({ length: 20 }, () => work.run((tx) => new RecordNumbers().next('CHG', tx))));
    expect(new Set(numbers).size).toBe(20);
    expect(numbers.every((number) => /^CHG-\d+$/.test(number))).toBe(true);
  });
});

class Later1765000000000 implements MigrationInterface {
  async up(): Promise<void> {
    await Promise.resolve();
  }

  async down(): Promise<void> {
    await Promise.resolve();
  }
}
