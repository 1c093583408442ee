// The engine as it is shipped, compiled and in a process of its own, over an embedded PostgreSQL with its durable defaults.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ENGINE_FLAGS } from '../../../apps/launcher/lib/engine-flags.mjs';
import { freePort, startPostgres } from '../../../apps/launcher/lib/postgres.mjs';
import { ROOT } from '../../../apps/launcher/lib/root.mjs';
import { cpuMillisOf } from './cpu-time.mjs';

const READY_WITHIN_MS = 60_000;
const LOOK_EVERY_MS = 10;

export class EngineUnderLoad {
  #folder;
  #postgres;
  #engine;

  constructor(folder, postgres, port) {
    this.#folder = folder;
    this.#postgres = postgres;
    this.port = port;
    this.address = `http://127.0.0.1:${port}`;
    this.databaseUrl = postgres.url;
  }

  /** A new database and an engine that leads. */
  static async start() {
    const folder = mkdtempSync(join(tmpdir(), 'tollgate-load-'));
    const under = new EngineUnderLoad(folder, await startPostgres({ folder }), await freePort());
    await under.startEngine();
    return under;
  }

  /** Resolves when it leads, with the milliseconds it took from being spawned. */
  async startEngine() {
    const env = { ...process.env, DATABASE_URL: this.databaseUrl, ENGINE_PORT: String(this.port), LOG_LEVEL: 'error', NODE_ENV: 'production', NODE_OPTIONS: process.env.BENCH_NODE_OPTIONS ?? '' };
    const started = performance.now();
    this.#engine = spawn(process.execPath, [...ENGINE_FLAGS, '--enable-source-maps', join(ROOT, 'dist/apps/engine/src/main.js')], { env, stdio: ['ignore', 'ignore', 'inherit'] });
    while ((await this.#status()) !== 204) {
      if (performance.now() - started > READY_WITHIN_MS || this.#engine.exitCode !== null) throw new Error('the engine did not start');
      await pause(LOOK_EVERY_MS);
    }
    return performance.now() - started;
  }

  /** SIGTERM, or another signal; resolves when the process has ended. */
  async stopEngine(signal = 'SIGTERM') {
    if (this.#engine.exitCode !== null || this.#engine.signalCode !== null) return;
    const ended = once(this.#engine, 'exit');
    this.#engine.kill(signal);
    await ended;
  }

  async stop() {
    await this.stopEngine();
    await this.#postgres.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** CPU time so far in milliseconds: engine, database and this process, which drives them. */
  cpu() {
    const { user, system } = process.cpuUsage();
    return { engine: cpuMillisOf(this.#engine.pid), database: this.databaseCpu(), driver: (user + system) / 1000 };
  }

  databaseCpu() {
    return cpuMillisOf(this.#postgres.pid);
  }

  /** Resident memory of the engine process in megabytes (Linux). */
  memory() {
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${this.#engine.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024);
  }

  #status() {
    return fetch(`${this.address}/v2/status`).then((response) => response.status, () => 0);
  }
}

/** What `count` things cost between two readings of `cpu()`, as a sentence. */
export function cpuPer(count, thing, before, after) {
  const parts = Object.keys(before).map((name) => [name, (after[name] - before[name]) / count]);
  const sum = parts.reduce((total, [, millis]) => total + millis, 0);
  return `${sum.toFixed(2)} ms CPU per ${thing}: ${parts.map(([name, millis]) => `${name} ${millis.toFixed(2)}`).join(', ')}`;
}
