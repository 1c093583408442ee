import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';

/** The engine as it is shipped: compiled, and a process of its own that can be killed. */
export class EngineProcess {
  private constructor(readonly address: string, private readonly child: ChildProcess) {}

  /** Starts it and resolves when it leads. */
  static async start(compiled: CompiledEngine, databaseUrl: string, port: number): Promise<EngineProcess> {
    const env = { ...process.env, NODE_OPTIONS: '', DATABASE_URL: databaseUrl, ENGINE_PORT: String(port), LOG_LEVEL: 'error' };
    const child = spawn(process.execPath, ['--enable-source-maps', compiled.main], { cwd: compiled.folder, env, stdio: ['ignore', 'ignore', 'inherit'] });
    const engine = new EngineProcess(`http://127.0.0.1:${port}`, child);
    await engine.ready();
    return engine;
  }

  /** SIGKILL: no time for a last word. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  /** SIGTERM; resolves with the exit code. */
  async stop(): Promise<number | null> {
    await this.end('SIGTERM');
    return this.child.exitCode;
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const exited = once(this.child, 'exit');
    this.child.kill(signal);
    await exited;
  }

  private async ready(): Promise<void> {
    const patienceMs = 120_000;
    for (const begun = performance.now(); performance.now() - begun < patienceMs; ) {
      const status = await fetch(`${this.address}/v2/status`).then((response) => response.status, () => 0);
      if (status === 204) return;
      if (this.child.exitCode !== null) throw new Error(`The engine ended with exit code ${this.child.exitCode}`);
      await pause(25);
    }
    throw new Error('The engine did not become ready within two minutes');
  }
}

export interface CompiledEngine {
  readonly folder: string;
  readonly main: string;
  remove(): void;
}

/** Compiles what the engine needs of the source tree as it is now. */
export async function compileEngine(): Promise<CompiledEngine> {
  const root = process.cwd();
  const folder = mkdtempSync(join(tmpdir(), 'tollgate-engine-'));
  mkdirSync(join(folder, 'dist'));
  const swc = join(root, 'node_modules/@swc/cli/bin/swc.js');
  const parts = ['libs/core', 'libs/engine', 'apps/engine'];
  const options = ['--extensions', '.ts', '--copy-files', '--ignore', '**/*.spec.ts', '--config-file', '.swcrc', '-d', join(folder, 'dist')];
  await promisify(execFile)(process.execPath, [swc, ...parts, ...options], { cwd: root, env: { ...process.env, NODE_OPTIONS: '' } });
  cpSync(join(root, 'package.json'), join(folder, 'package.json'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  return { folder, main: join(folder, 'dist/apps/engine/src/main.js'), remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** A port nobody listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
