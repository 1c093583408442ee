// The embedded engine alone, with a database of its own: for Camunda Modeler, the SDK or any REST v2 client.
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuilt } from '../lib/build.mjs';
import { Child } from '../lib/child.mjs';
import { configuration } from '../lib/configuration.mjs';
import { say, told } from '../lib/console.mjs';
import { lockFolder } from '../lib/folder-lock.mjs';
import { requireFreePort } from '../lib/ports.mjs';
import { rememberProcesses, stopLeftovers } from '../lib/processes-file.mjs';
import { ROOT } from '../lib/root.mjs';
import { supervisePostgres } from '../lib/supervised-postgres.mjs';
import { Trouble } from '../lib/trouble.mjs';
import { untilStopped } from '../lib/until-stopped.mjs';

const HELP = `npm run engine -- [options]

  --port <n>             port of the REST API (ENGINE_PORT, 8080)
  --data <folder>        where its data lives (.tollgate/engine)
  --clock controlled     time stands still and is moved through PUT /v2/clock
  --search-delay <ms>    search results lag behind by this much, as in a cluster
`;

process.exit(await told(async () => {
  const stopped = untilStopped();
  const options = readOptions();
  if (options.help) return void process.stdout.write(HELP);
  const running = new EngineAlone(options, await configuration());
  try {
    await Promise.race([stopped, running.run()]);
  } finally {
    say('Stopping');
    await running.stop();
  }
}));

function readOptions() {
  try {
    const { values } = parseArgs({
      options: { port: { type: 'string' }, data: { type: 'string' }, clock: { type: 'string' }, 'search-delay': { type: 'string' }, help: { type: 'boolean' } },
    });
    return values;
  } catch (error) {
    throw new Trouble(`${error.message}\n\n${HELP}`);
  }
}

class EngineAlone {
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
    mkdirSync(join(this.folder, 'logs'), { recursive: true, mode: 0o700 });
    this.#release = await lockFolder(this.folder);
    await stopLeftovers(this.processesFile);
    await requireFreePort(this.port, '127.0.0.1', 'ENGINE_PORT');
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
    const { clock = 'system', 'search-delay': delay = '0' } = this.options;
    return new Child({
      name: 'engine',
      script: join(ROOT, 'dist', 'apps', 'engine', 'src', 'main.js'),
      args: ['--port', String(this.port), '--clock', clock, '--search-delay', delay],
      env: { ...this.environment, DATABASE_URL: this.#postgres.url, NODE_ENV: 'production' },
      cwd: ROOT,
      logFile: join(this.folder, 'logs', 'engine.log'),
      isReady: () => fetch(`http://127.0.0.1:${this.port}/v2/topology`).then(({ ok }) => ok, () => false),
      changed: () => rememberProcesses(this.processesFile, this.#engine?.identity === undefined ? [] : [this.#engine.identity]),
    });
  }
}
