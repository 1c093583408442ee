// Supervises the embedded PostgreSQL of one data folder: created when missing, an orphan of a killed start stopped, bound
// to loopback under a generated password, in a process group of its own so that Ctrl+C does not reach it before the server.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, openSync, closeSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { nativeFolder } from './postgres-binaries.mjs';
import { DATABASE, prepareCluster, USER } from './postgres-cluster.mjs';
import { runnerFor } from './postgres-user.mjs';
import { commandOf, isAlive, stopProcess } from './processes.mjs';
import { Trouble } from './trouble.mjs';

const READY_WITHIN_MS = 60_000;
const ATTEMPTS = 20;
const LOG_LIMIT_BYTES = 10_000_000;
/** SIGINT: roll open transactions back and shut down; SIGQUIT: at once, recovery at the next start. */
const STOP_STEPS = [['SIGINT', 15_000], ['SIGQUIT', 4_000], ['SIGKILL', 2_000]];

/**
 * Starts PostgreSQL on a folder and returns `{ url, port, pid, exited, stop() }` once it accepts connections.
 * The caller holds the folder's lock: a postmaster found running there is an orphan and is stopped first.
 * Throws Trouble with a sentence when it cannot start.
 * @param {{ folder: string, port?: number, settings?: Record<string, string>, how?: string, log?: (line: string) => void }} options
 */
export async function startPostgres({ folder, port, settings = {}, how, log = () => undefined }) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const runner = runnerFor({ native: nativeFolder(), folder, ...(how && { how }) });
  await stopOrphan(join(folder, 'cluster'), log);
  const { cluster, password } = prepareCluster(folder, runner);
  for (let attempt = 1; ; attempt += 1) {
    const chosen = port ?? (await freePort());
    const started = await attemptStart({ folder, cluster, runner, port: chosen, settings });
    if (started.ready) return supervised(started.child, chosen, password);
    if (attempt >= ATTEMPTS || !MAY_PASS.test(started.said) || (port !== undefined && PORT_TAKEN.test(started.said))) throw explained(started.said, chosen, folder);
    await pause(250);
  }
}

/** Stops the postmaster that a killed Tollgate left running on a cluster, and neutralizes a stale pid file. Returns the pid stopped. */
export async function stopOrphan(cluster, log = () => undefined) {
  const pid = postmasterPid(cluster);
  if (pid === undefined || !isAlive(pid)) return undefined;
  if (!isPostmasterOf(pid, cluster)) {
    disown(cluster);
    return undefined;
  }
  log(`Stopping the database left running by an earlier start (process ${pid})`);
  if (!(await stopProcess(pid, STOP_STEPS))) throw new Trouble(`The database of an earlier start (process ${pid}) does not stop. End it by hand and start again.`);
  return pid;
}

const PORT_TAKEN = /could not bind|Address already in use/;
/** Passes by itself: backends of a killed postmaster still end, or another program took the port just chosen. */
const MAY_PASS = /pre-existing shared memory block|could not bind|Address already in use|is another postmaster/;

async function attemptStart({ folder, cluster, runner, port, settings }) {
  const logFile = openLog(folder);
  const from = statSync(logFile).size;
  const output = openSync(logFile, 'a', 0o600);
  const args = ['-D', cluster, '-h', '127.0.0.1', '-p', String(port), '-k', '', ...settingArgs(settings)];
  const [command, all] = runner.command(join(runner.native, 'bin', 'postgres'), args);
  const child = spawn(command, all, { ...runner.options, detached: true, stdio: ['ignore', output, output] });
  closeSync(output);
  const failed = once(child, 'error').then(([error]) => error.message);
  const ended = once(child, 'exit').then(() => readFileSync(logFile).subarray(from).toString('utf8'));
  const said = await Promise.race([failed, ended, ready(cluster, child)]);
  return { ready: said === READY, said, child };
}

const READY = Symbol('ready');

/** PostgreSQL writes `ready` into the eighth line of its pid file once it accepts connections. */
async function ready(cluster, child) {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (Date.now() < deadline && child.exitCode === null && child.signalCode === null) {
    const lines = pidFileLines(cluster);
    if (Number(lines?.[0]) === child.pid && lines[7]?.trim() === 'ready') return READY;
    await pause(15);
  }
  return 'PostgreSQL did not become ready in a minute.';
}

function supervised(child, port, password) {
  const exited = new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('exit', resolve);
  });
  return {
    url: `postgres://${USER}:${password}@127.0.0.1:${port}/${DATABASE}`,
    port,
    pid: child.pid,
    child,
    exited,
    stop: () => stopProcess(child.pid, STOP_STEPS),
  };
}

function explained(said, port, folder) {
  const line = said.trim().split('\n').findLast((text) => /FATAL|PANIC|error/i.test(text)) ?? said.trim().split('\n').at(-1);
  if (PORT_TAKEN.test(said)) return new Trouble(`Port ${port} of 127.0.0.1 is taken by another program.`);
  if (/No space left/i.test(said)) return new Trouble(`The disk that holds ${folder} is full. Make room and start again.\n${line}`);
  return new Trouble(`The database does not start: ${line}\nIts log is ${join(folder, 'server.log')}.`);
}

function openLog(folder) {
  const file = join(folder, 'server.log');
  if (existsSync(file) && statSync(file).size > LOG_LIMIT_BYTES) renameSync(file, `${file}.1`);
  if (!existsSync(file)) writeFileSync(file, '', { mode: 0o600 });
  return file;
}

function settingArgs(settings) {
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

function postmasterPid(cluster) {
  const pid = Math.abs(Number(pidFileLines(cluster)?.[0]));
  return Number.isInteger(pid) && pid > 1 ? pid : undefined;
}

function pidFileLines(cluster) {
  try {
    return readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return undefined;
  }
}

function isPostmasterOf(pid, cluster) {
  const command = commandOf(pid) ?? '';
  return command.includes('postgres') && (command.includes(cluster) || process.platform === 'win32');
}

/**
 * The id in the pid file now belongs to some other program, and PostgreSQL would refuse to start. The file itself stays: it
 * also guards against backends that still use the shared memory. Only its first line becomes the id of a process just ended.
 */
function disown(cluster) {
  const { pid } = spawnSync(process.execPath, ['--version']);
  const lines = pidFileLines(cluster);
  writeFileSync(join(cluster, 'postmaster.pid'), [String(pid), ...lines.slice(1)].join('\n'));
}

/** A free port of loopback, chosen by the system. */
export async function freePort() {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}
