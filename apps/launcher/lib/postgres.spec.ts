import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { binariesModule, folderLockModule, postgresModule, type PostgresOptions, type RunningPostgres } from '#test/supervisor';

const { startPostgres, freePort } = await postgresModule();
const { lockFolder } = await folderLockModule();
const { makeLinks } = await binariesModule();
const isRoot = process.getuid?.() === 0;

describe('Embedded PostgreSQL', () => {
  const folders: string[] = [];
  const running: RunningPostgres[] = [];

  afterEach(async () => {
    await Promise.all(running.splice(0).map((postgres) => postgres.stop()));
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  });

  it('should be made with checksums, kept durable, and lock its password away', async () => {
    const folder = aFolder();
    const postgres = await start({ folder });
    expect(await rows(postgres, `select current_setting('data_checksums') as checksums, current_setting('fsync') as fsync, current_setting('server_encoding') as encoding`))
      .toEqual([{ checksums: 'on', fsync: 'on', encoding: 'UTF8' }]);
    expect(statSync(join(folder, 'password')).mode & 0o777).toBe(0o600);
    expect(existsSync(join(folder, 'password.initdb'))).toBe(false);
  });

  it('should refuse a wrong password, and anybody not on this machine', async () => {
    const postgres = await start({ folder: aFolder() });
    const wrong = new URL(postgres.url);
    wrong.password = 'guess';
    await expect(rows({ url: wrong.href }, 'select 1')).rejects.toThrow(/password authentication failed/);
    for (const host of otherAddresses()) {
      await expect(rows({ url: postgres.url.replace('127.0.0.1', host) }, 'select 1')).rejects.toThrow(/ECONNREFUSED|EHOSTUNREACH|ENETUNREACH/);
    }
  });

  it('should keep every committed row when it is killed', async () => {
    const folder = aFolder();
    const killed = await start({ folder });
    await rows(killed, 'create table kept (n int); insert into kept select generate_series(1, 1000)');
    process.kill(killed.pid, 'SIGKILL');
    await killed.exited;
    const again = await start({ folder });
    expect(await rows(again, 'select count(*)::int as n from kept')).toEqual([{ n: 1000 }]);
  });

  it('should stop the orphan of a killed start and go on with its data', async () => {
    const folder = aFolder();
    const orphan = await start({ folder });
    await rows(orphan, 'create table kept (n int)');
    const said: string[] = [];
    const again = await start({ folder, log: (line) => said.push(line) });
    expect(said).toEqual([`Stopping the database left running by an earlier start (process ${orphan.pid})`]);
    expect(await rows(again, 'select count(*)::int as n from kept')).toEqual([{ n: 0 }]);
    await expect(rows(orphan, 'select 1')).rejects.toThrow();
  });

  it('should see through the pid file of a process that is gone', async () => {
    const folder = aFolder();
    const killed = await start({ folder });
    process.kill(killed.pid, 'SIGKILL');
    await killed.exited;
    expect(existsSync(join(folder, 'cluster', 'postmaster.pid'))).toBe(true);
    expect(await rows(await start({ folder }), 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('should not touch a stranger that now has the id in the pid file', async () => {
    const folder = aFolder();
    const killed = await start({ folder });
    process.kill(killed.pid, 'SIGKILL');
    await killed.exited;
    const stranger = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
    try {
      const file = join(folder, 'cluster', 'postmaster.pid');
      writeFileSync(file, readFileSync(file, 'utf8').replace(/^\d+/, String(stranger.pid)));
      expect(await rows(await start({ folder }), 'select 1 as one')).toEqual([{ one: 1 }]);
      expect(stranger.exitCode ?? stranger.signalCode).toBeNull();
    } finally {
      stranger.kill();
    }
  });

  it('should begin anew where making the cluster was interrupted', async () => {
    const folder = aFolder();
    mkdirSync(join(folder, 'cluster.new', 'base'), { recursive: true });
    writeFileSync(join(folder, 'cluster.new', 'PG_VERSION'), '18');
    expect(await rows(await start({ folder }), 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('should say which port is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as { port: number };
    try {
      await expect(start({ folder: aFolder(), port })).rejects.toThrow(`Port ${port} of 127.0.0.1 is taken by another program.`);
    } finally {
      taken.close();
    }
  });

  it('should refuse data of another version of PostgreSQL with a sentence', async () => {
    const folder = aFolder();
    mkdirSync(join(folder, 'cluster'), { recursive: true });
    writeFileSync(join(folder, 'cluster', 'PG_VERSION'), '16\n');
    await expect(start({ folder })).rejects.toThrow(/was written by PostgreSQL 16; this Tollgate brings 18/);
  });

  it('should refuse a second start on one folder and name the process that holds it', async () => {
    const folder = aFolder();
    const release = await lockFolder(folder);
    await expect(lockFolder(folder)).rejects.toThrow(`Tollgate already runs on ${folder} (process ${process.pid}`);
    release();
    (await lockFolder(folder))();
  });

  it('should see through the lock of a killed process, even when its id is in use again', async () => {
    const folder = aFolder();
    const { pid } = spawnSync(process.execPath, ['--version']);
    writeFileSync(join(folder, 'running.json'), JSON.stringify({ pid, birth: '1', since: 'yesterday' }));
    (await lockFolder(folder))();
    writeFileSync(join(folder, 'running.json'), JSON.stringify({ pid: process.pid, birth: 'another', since: 'yesterday' }));
    (await lockFolder(folder))();
  });

  it('should make the library links that npm left out', () => {
    const folder = aFolder();
    mkdirSync(join(folder, 'native', 'lib'), { recursive: true });
    writeFileSync(join(folder, 'native', 'lib', 'libx.so.1.2'), '');
    symlinkSync('libx.so.1.2', join(folder, 'native', 'lib', 'libx.so'));
    const links = ['libx.so', 'libx.so.1'].map((name) => ({ source: 'native/lib/libx.so.1.2', target: `native/lib/${name}` }));
    writeFileSync(join(folder, 'native', 'pg-symlinks.json'), JSON.stringify(links));
    expect(makeLinks(folder)).toBe(1);
    expect(lstatSync(join(folder, 'native', 'lib', 'libx.so.1')).isSymbolicLink()).toBe(true);
    unlinkSync(join(folder, 'native', 'lib', 'libx.so'));
    expect(makeLinks(folder)).toBe(1);
  });

  (isRoot ? describe : describe.skip)('started as root', () => {
    it('should run as another user where user namespaces are refused', async () => {
      const folder = aFolder();
      chmodSync(folder, 0o755);
      const postgres = await start({ folder, how: 'change-user' });
      expect(statSync(`/proc/${postgres.pid}`).uid).toBe(65_534);
      expect(await rows(postgres, 'select 1 as one')).toEqual([{ one: 1 }]);
    });

    it('should take over in either way what the other way made', async () => {
      const folder = aFolder();
      chmodSync(folder, 0o755);
      for (const how of ['change-user', 'namespace', 'change-user'] as const) {
        const postgres = await start({ folder, how });
        expect(await rows(postgres, 'select 1 as one')).toEqual([{ one: 1 }]);
        await postgres.stop();
      }
    });

    it('should say which folder is closed and what to choose instead', async () => {
      const folder = join(aFolder(), 'inside');
      mkdirSync(folder, { mode: 0o755 });
      await expect(start({ folder, how: 'change-user' })).rejects.toThrow(/who cannot enter .*TOLLGATE_DATA=\/var\/lib\/tollgate/);
    });
  });

  it('should give two ports when asked twice', async () => {
    expect(await freePort()).not.toBe(await freePort());
  });

  function aFolder(): string {
    const folder = mkdtempSync(join(tmpdir(), 'tollgate-postgres-'));
    folders.push(folder);
    return folder;
  }

  async function start(options: PostgresOptions): Promise<RunningPostgres> {
    const postgres = await startPostgres(options);
    running.push(postgres);
    return postgres;
  }
});

async function rows({ url }: { url: string }, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined); // the server may be killed under it
  await client.connect();
  try {
    return (await client.query(sql)).rows as unknown[];
  } finally {
    await client.end();
  }
}

function otherAddresses(): string[] {
  return Object.values(networkInterfaces()).flatMap((list) => list ?? []).filter(({ internal, family }) => !internal && family === 'IPv4').map(({ address }) => address);
}
