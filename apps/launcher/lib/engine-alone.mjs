// The embedded engine with a database of its own, and nothing else of Tollgate.
import { join, resolve } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { Child } from './child.mjs';
import { say } from './console.mjs';
import { makeDataFolder } from './data-folder.mjs';
import { ENGINE_FLAGS } from './engine-flags.mjs';
import { lockFolder } from './folder-lock.mjs';
import { requireFreePort } from './ports.mjs';
import { rememberProcesses, stopLeftovers } from './processes-file.mjs';
import { ROOT } from './root.mjs';
import { supervisePostgres } from './supervised-postgres.mjs';

export class EngineAlone {
  #release;
  #postgres;
  #engine;

  constructor(options, { environment, enginePort, dataFolder }) {
    this.options = options;
    this.environment = environment;
    this.port = Number(options.port ?? enginePort);
    this.folder = options.data === undefined ? join(dataFolder, 'engine') : resolve(options.data);
    this.processesFile = join(this.folder, 'processes.json');
  }

  async run() {
    await ensureBuilt(['server']);
    makeDataFolder(this.folder);
    this.#release = await lockFolder(this.folder);
    await stopLeftovers(this.processesFile);
    await requireFreePort(this.port, '127.0.0.1', (other) => `npm run engine -- --port ${other}`);
    this.#postgres = await supervisePostgres(join(this.folder, 'postgres'));
    this.#engine = this.#child();
    this.#engine.start();
    await this.#engine.ready(60_000);
    say(`The engine answers at http://127.0.0.1:${this.port}/v2`);
    await this.#engine.failed;
  }

  async stop() {
    await this.#engine?.stop(10_000);
    await this.#postgres?.stop();
    this.#release?.();
  }

  #child() {
    const { clock = 'system', 'search-delay': delay = '0', 'business-ids': businessIds = 'unique' } = this.options;
    return new Child({
      name: 'engine',
      script: join(ROOT, 'dist', 'apps', 'engine', 'src', 'main.js'),
      flags: ENGINE_FLAGS,
      args: ['--port', String(this.port), '--clock', clock, '--search-delay', delay, '--business-ids', businessIds],
      env: { ...this.environment, DATABASE_URL: this.#postgres.url, HOST: '127.0.0.1', NODE_ENV: 'production' },
      cwd: ROOT,
      logFile: join(this.folder, 'logs', 'engine.log'),
      isReady: () => fetch(`http://127.0.0.1:${this.port}/v2/topology`).then(({ ok, status }) => ok || status === 401, () => false),
      changed: () => rememberProcesses(this.processesFile, this.#engine?.identity === undefined ? [] : [this.#engine.identity]),
    });
  }
}
