// The whole of Tollgate on one machine: database, engine, server, worker, in this order up and in the opposite order down.
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addressOf } from './address.mjs';
import { Child } from './child.mjs';
import { say } from './console.mjs';
import { makeDataFolder } from './data-folder.mjs';
import { ENGINE_FLAGS } from './engine-flags.mjs';
import { lockFolder } from './folder-lock.mjs';
import { freePort } from './postgres.mjs';
import { requireFreePort } from './ports.mjs';
import { rememberProcesses, stopLeftovers } from './processes-file.mjs';
import { ROOT } from './root.mjs';
import { supervisePostgres } from './supervised-postgres.mjs';

const READY_WITHIN_MS = 120_000;
/** Together under 25 seconds: server and worker end at the same time, then the engine, then the database. */
const GRACE_MS = { application: 14_000, engine: 5_000 };

export class Tollgate {
  #release;
  #postgres;
  #children = [];

  /**
   * @param {object} configuration
   * @param {{ nodeFlags?: string[], engineArguments?: string[], databaseSettings?: Record<string, string> }} special flags for server and worker, and arguments of
   *   the embedded engine, where its time is not the machine's; settings of the embedded database
   */
  constructor(configuration, { nodeFlags = [], engineArguments = [], databaseSettings = {} } = {}) {
    this.configuration = configuration;
    this.nodeFlags = nodeFlags;
    this.engineArguments = engineArguments;
    this.databaseSettings = databaseSettings;
    this.bootstrapToken = configuration.bootstrapToken ?? randomBytes(32).toString('base64url');
    this.address = addressOf(configuration.host, configuration.port);
    this.engineAddress = configuration.engineAddress ?? `http://127.0.0.1:${configuration.enginePort}`;
  }

  /** Brings everything up; when it returns, the server answers. Throws Trouble with a sentence when that cannot be. */
  async start() {
    const { dataFolder } = this.configuration;
    makeDataFolder(dataFolder);
    this.#release = await lockFolder(dataFolder);
    await stopLeftovers(this.#processesFile);
    await this.#requirePorts();
    const databaseUrl = await this.#startDatabase();
    await this.#startChildren(databaseUrl);
  }

  /** Resolves never, unless a process cannot be kept alive: then it throws Trouble. */
  async supervise() {
    await Promise.race(this.#children.map(({ failed }) => failed));
  }

  /** Lets new builds in. */
  restart() {
    this.#children.forEach((child) => child.restart());
  }

  /** Stops everything that was started, in order; safe at any moment of the start. */
  async stop() {
    const [application, engine] = [this.#children.filter(({ name }) => name !== 'engine'), this.#children.filter(({ name }) => name === 'engine')];
    await Promise.all(application.map((child) => child.stop(GRACE_MS.application)));
    await Promise.all(engine.map((child) => child.stop(GRACE_MS.engine)));
    await this.#postgres?.stop();
    this.#release?.();
  }

  /** What a request to the embedded engine needs to be let in. */
  engineAuthorization() {
    return { authorization: `Basic ${Buffer.from(engineCredential(this.configuration.dataFolder)).toString('base64')}` };
  }

  /** Name and process id of everything that runs. */
  processes() {
    const database = this.#postgres === undefined ? [] : [{ name: 'database', pid: this.#postgres.pid() }];
    return [...database, ...this.#identities()];
  }

  #identities() {
    return this.#children.map((child) => child.identity).filter((identity) => identity !== undefined);
  }

  get #processesFile() {
    return join(this.configuration.dataFolder, 'processes.json');
  }

  async #requirePorts() {
    const { port, host, enginePort, engineAddress, workerHealthPort } = this.configuration;
    await requireFreePort(port, host, (other) => `PORT=${other} npm start`);
    if (engineAddress === undefined) await requireFreePort(enginePort, '127.0.0.1', (other) => `ENGINE_PORT=${other} npm start`);
    if (workerHealthPort !== 0) await requireFreePort(workerHealthPort, '127.0.0.1', (other) => `TOLLGATE_WORKER_PORT=${other} npm start`);
  }

  async #startDatabase() {
    const { databaseUrl, dataFolder } = this.configuration;
    if (databaseUrl !== undefined) return databaseUrl;
    say('Starting the database');
    this.#postgres = await supervisePostgres(join(dataFolder, 'postgres'), this.databaseSettings);
    return this.#postgres.url;
  }

  async #startChildren(databaseUrl) {
    const env = this.#environment(databaseUrl, this.configuration.workerHealthPort || (await freePort()));
    const embedded = this.configuration.engineAddress === undefined;
    const names = [...(embedded ? ['engine'] : []), 'server', 'worker'];
    say(`Starting ${names.join(', ')}`);
    this.#children = names.map((name) => this.#child(name, env));
    this.#children.forEach((child) => child.start());
    await Promise.all(this.#children.map((child) => child.ready(READY_WITHIN_MS)));
  }

  #child(name, env) {
    const probes = {
      engine: () => answers(`${this.engineAddress}/v2/topology`, () => true),
      server: () => answers(`${this.address}/readyz`),
      worker: () => answers(`http://127.0.0.1:${env.TOLLGATE_WORKER_PORT}/readyz`),
    };
    return new Child({
      name,
      script: join(ROOT, 'dist', 'apps', name, 'src', 'main.js'),
      flags: name === 'engine' ? ENGINE_FLAGS : this.nodeFlags,
      args: name === 'engine' ? ['--business-ids', 'unique', ...this.engineArguments] : [],
      env: name === 'server' ? { ...env, TOLLGATE_BOOTSTRAP_TOKEN: this.bootstrapToken } : { ...env, HOST: '127.0.0.1' },
      cwd: ROOT,
      logFile: join(this.configuration.dataFolder, 'logs', `${name}.log`),
      isReady: probes[name],
      changed: () => this.#remember(),
    });
  }

  #remember() {
    rememberProcesses(this.#processesFile, this.#identities());
  }

  #environment(databaseUrl, workerPort) {
    const { environment, engineAddress, dataFolder } = this.configuration;
    const { TOLLGATE_BOOTSTRAP_TOKEN: _serversOnly, ...rest } = environment;
    const shared = { ...rest, DATABASE_URL: databaseUrl, TOLLGATE_WORKER_PORT: String(workerPort), NODE_ENV: 'production', NODE_COMPILE_CACHE: join(dataFolder, 'cache') };
    if (engineAddress !== undefined) return { ...shared, TOLLGATE_ENGINE_KIND: 'camunda' };
    const [user, password] = engineCredential(dataFolder).split(':');
    return {
      ...shared,
      TOLLGATE_ENGINE_KIND: 'embedded',
      TOLLGATE_ENGINE_CREDENTIAL: `${user}:${password}`,
      ENGINE_PORT: String(this.configuration.enginePort),
      ZEEBE_REST_ADDRESS: this.engineAddress,
      CAMUNDA_AUTH_STRATEGY: 'BASIC',
      CAMUNDA_BASIC_AUTH_USERNAME: user,
      CAMUNDA_BASIC_AUTH_PASSWORD: password,
    };
  }
}

/** User and password of the embedded engine, made once per data folder. */
function engineCredential(dataFolder) {
  const file = join(dataFolder, 'engine-credential');
  if (!existsSync(file)) writeFileSync(file, `tollgate:${randomBytes(24).toString('base64url')}`, { mode: 0o600 });
  return readFileSync(file, 'utf8');
}

async function answers(address, accepts = (response) => response.ok) {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(5_000) });
    await response.arrayBuffer();
    return accepts(response);
  } catch {
    return false; // not listening yet
  }
}
