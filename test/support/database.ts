import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { join } from 'node:path';
import { Client } from 'pg';

export interface TestDatabase {
  /** Address of the owner (a superuser of the test cluster). */
  url: string;
  /** Removes the database, whoever is still connected. */
  drop(): Promise<void>;
}

/** An empty database of its own on the one PostgreSQL of this test run, which the first caller starts. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = await sharedServer();
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  await administer(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = name;
  return { url: url.href, drop: () => administer(server, `drop database if exists ${name} with (force)`) };
}

const START_WITHIN_MS = 60_000;

async function sharedServer(): Promise<string> {
  const run = process.env['TOLLGATE_TEST_RUN'];
  if (run === undefined) throw new Error('The folder of the test run is missing: run the specs with the jest.config.js of this project.');
  const address = join(run, 'address');
  if (!existsSync(address)) await startOnce(run, address);
  return readFileSync(address, 'utf8');
}

/** The first spec that needs the server starts it, all others wait for its address. */
async function startOnce(run: string, address: string): Promise<void> {
  if (isFirst(run)) {
    await promisify(execFile)(process.execPath, [fileURLToPath(new URL('start-database.mjs', import.meta.url)), run]);
    return;
  }
  const deadline = Date.now() + START_WITHIN_MS;
  while (!existsSync(address)) {
    if (Date.now() > deadline) throw new Error(`The test database did not start; see ${join(run, 'postgres', 'server.log')}.`);
    await pause(50);
  }
}

function isFirst(run: string): boolean {
  return mkdirSync(join(run, 'starting'), { recursive: true }) !== undefined;
}

async function administer(server: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
