// The files of the embedded PostgreSQL: made once, in one step, so that a killed start leaves nothing half-made behind.
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Trouble } from './trouble.mjs';

export const USER = 'tollgate';
export const DATABASE = 'tollgate';
const VERSION = '18';

/** Makes the cluster if there is none; returns its folder and the password of its owner. */
export function prepareCluster(folder, runner) {
  const cluster = join(folder, 'cluster');
  const passwordFile = join(folder, 'password');
  if (existsSync(join(cluster, 'PG_VERSION'))) requireVersion(cluster);
  else createCluster(folder, cluster, passwordFile, runner);
  runner.adopt(cluster);
  return { cluster, password: readFileSync(passwordFile, 'utf8') };
}

function createCluster(folder, cluster, passwordFile, runner) {
  const making = join(folder, 'cluster.new');
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { recursive: true, mode: 0o700 });
  writeFileSync(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 });
  runner.adopt(making);
  const secret = join(making, '..', 'password.initdb');
  writeFileSync(secret, readFileSync(passwordFile), { mode: 0o600 });
  runner.adopt(secret);
  try {
    run(runner, 'initdb', ['-D', making, '-U', USER, '--pwfile', secret, '-A', 'scram-sha-256', '-k', '--locale=C.UTF-8', '-E', 'UTF8']);
    run(runner, 'postgres', ['--single', '-D', making, 'postgres'], `create database ${DATABASE};\n`);
  } finally {
    rmSync(secret, { force: true });
  }
  renameSync(making, cluster);
}

function run(runner, program, args, input = '') {
  const [command, all] = runner.command(join(runner.native, 'bin', program), args);
  const done = spawnSync(command, all, { ...runner.options, input, encoding: 'utf8' });
  if (done.status === 0) return;
  const said = (done.error?.message ?? `${done.stdout}\n${done.stderr}`).trim().split('\n').slice(-5).join('\n');
  throw new Trouble(`The database could not be created: ${program} ended with ${done.status ?? done.signal}.\n${said}`);
}

function requireVersion(cluster) {
  const version = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
  if (version === VERSION) return;
  throw new Trouble(`The data in ${cluster} was written by PostgreSQL ${version}; this Tollgate brings ${VERSION}. Start the Tollgate that wrote it, take a backup, and restore it here.`);
}
