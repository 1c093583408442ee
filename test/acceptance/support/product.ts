import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { timeModule } from '#test/supervisor';

const { MovedTime } = await timeModule();

const READY_WITHIN_MS = 180_000;
const DAY_MS = 24 * 3_600_000;
/** `TOLLGATE_ENGINE_SEARCH_DELAY=2000 npm test -- test/acceptance`: all of them with an engine whose searches lag behind. */
const ALWAYS_DELAYED_BY = Number(process.env['TOLLGATE_ENGINE_SEARCH_DELAY'] ?? 0);

export interface ProductOptions {
  /** Makes the engine's searches lag behind, as a cluster's do. */
  readonly searchDelayMs?: number;
  readonly sample?: boolean;
  /** Lets `goForward` move the time of all of it. */
  readonly movableTime?: boolean;
  /** Begins with the past that `npm run sample:year` makes. */
  readonly year?: Readonly<Record<'days' | 'services' | 'changes' | 'projects' | 'releases' | 'acceptances' | 'improvements' | 'risks', number>>;
}

export type ProcessName = 'engine' | 'server' | 'worker';

/** The whole of Tollgate as `npm start` runs it, on free ports and an empty data folder. */
export class Product {
  private output = '';
  private daysAhead = 0;

  private constructor(
    private readonly launcher: ChildProcess,
    readonly address: string,
    readonly engineAddress: string,
    readonly dataFolder: string,
  ) {
    launcher.stdout?.on('data', (text: Buffer) => (this.output += text.toString()));
    launcher.stderr?.on('data', (text: Buffer) => (this.output += text.toString()));
  }

  static async start(options: ProductOptions = {}): Promise<Product> {
    const dataFolder = mkdtempSync(join(tmpdir(), 'tollgate-acceptance-'));
    if (options.year) await makeYear(dataFolder, options.year);
    const product = await Product.launch(dataFolder, options);
    await product.says(/^\s+Tollgate\s+http/m);
    return product;
  }

  /** The one-time address that opens the first-run set-up. */
  get setupLink(): string {
    const link = /http:\S+\/setup\?token=\S+/.exec(this.output)?.[0];
    if (link === undefined) throw new Error(`There is no set-up link in:\n${this.output}`);
    return link;
  }

  /** Waits until the launcher has printed it. */
  async says(text: RegExp): Promise<void> {
    const deadline = Date.now() + READY_WITHIN_MS;
    while (!text.test(this.output)) {
      if (this.launcher.exitCode !== null) throw new Error(`Tollgate ended before it said ${text}:\n${this.output}`);
      if (Date.now() > deadline) throw new Error(`Tollgate did not say ${text}:\n${this.output}`);
      await Promise.race([once(this.launcher.stdout!, 'data'), once(this.launcher, 'exit')]);
    }
  }

  /** From now on it is so many days later for server, worker and engine; timers that are due by then fire. */
  async goForward(days: number): Promise<void> {
    this.daysAhead += days;
    const timestamp = Date.now() + this.daysAhead * DAY_MS;
    movedTimeIn(this.dataFolder).set(timestamp);
    await this.engineClock('PUT', '', { timestamp });
    await this.engineClock('POST', '/reset');
  }

  /** From now on it is this moment, and goes on from there. */
  goTo(moment: Date): Promise<void> {
    return this.goForward((moment.getTime() - Date.now()) / DAY_MS - this.daysAhead);
  }

  /** SIGKILL to one process; the launcher brings it back. */
  kill(name: ProcessName): void {
    const processes = JSON.parse(readFileSync(join(this.dataFolder, 'processes.json'), 'utf8')) as { name: string; pid: number }[];
    const running = processes.find((one) => one.name === name);
    if (running === undefined) throw new Error(`No ${name} is running`);
    process.kill(running.pid, 'SIGKILL');
  }

  killDatabase(): void {
    const [pid] = readFileSync(join(this.dataFolder, 'postgres', 'cluster', 'postmaster.pid'), 'utf8').split('\n');
    process.kill(Number(pid), 'SIGKILL');
  }

  async stop(): Promise<void> {
    if (this.launcher.exitCode === null) {
      this.launcher.kill('SIGTERM');
      await once(this.launcher, 'exit');
    }
    rmSync(this.dataFolder, { recursive: true, force: true });
  }

  private async engineClock(method: string, path: string, body?: object): Promise<void> {
    const credential = Buffer.from(readFileSync(join(this.dataFolder, 'engine-credential'))).toString('base64');
    const headers = { authorization: `Basic ${credential}`, ...(body && { 'content-type': 'application/json' }) };
    const response = await fetch(`${this.engineAddress}/v2/clock${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) });
    if (!response.ok) throw new Error(`${method} /clock${path}: ${response.status} ${await response.text()}`);
  }

  private static async launch(dataFolder: string, { searchDelayMs = ALWAYS_DELAYED_BY, sample = false, movableTime = false }: ProductOptions): Promise<Product> {
    const [port, enginePort] = await Promise.all([freePort(), freePort()]);
    const env = {
      ...process.env,
      NODE_OPTIONS: '',
      ...(movableTime ? movedIn(dataFolder) : {}),
      PORT: String(port),
      ENGINE_PORT: String(enginePort),
      TOLLGATE_DATA: dataFolder,
      TOLLGATE_SAMPLE: sample ? 'on' : 'off',
      TOLLGATE_ENGINE_SEARCH_DELAY: String(searchDelayMs),
    };
    const launcher = spawn(process.execPath, ['apps/launcher/start.mjs'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    return new Product(launcher, `http://127.0.0.1:${port}`, `http://127.0.0.1:${enginePort}`, dataFolder);
  }
}

/** What makes every process of Tollgate go by the time that a file in its data folder says. */
function movedIn(dataFolder: string): Record<string, string> {
  writeFileSync(timeFileIn(dataFolder), Buffer.alloc(8));
  return { NODE_OPTIONS: movedTimeIn(dataFolder).flag, TOLLGATE_ENGINE_CLOCK: 'controlled' };
}

function movedTimeIn(dataFolder: string) {
  return new MovedTime(timeFileIn(dataFolder));
}

function timeFileIn(dataFolder: string): string {
  return join(dataFolder, 'moved-time');
}

async function makeYear(dataFolder: string, size: NonNullable<ProductOptions['year']>): Promise<void> {
  const [port, enginePort] = await Promise.all([freePort(), freePort()]);
  const env = { ...process.env, NODE_OPTIONS: '', PORT: String(port), ENGINE_PORT: String(enginePort), TOLLGATE_DATA: dataFolder };
  const sizes = Object.entries(size).flatMap(([name, count]) => [`--${name}`, String(count)]);
  await promisify(execFile)(process.execPath, ['apps/launcher/sample-year.mjs', ...sizes], { env });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
