import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const READY_WITHIN_MS = 180_000;
/** `TOLLGATE_ENGINE_SEARCH_DELAY=2000 npm test -- test/acceptance`: all of them with an engine whose searches lag behind. */
const ALWAYS_DELAYED_BY = Number(process.env['TOLLGATE_ENGINE_SEARCH_DELAY'] ?? 0);

export interface ProductOptions {
  /** Makes the engine's searches lag behind, as a cluster's do. */
  readonly searchDelayMs?: number;
  readonly sample?: boolean;
  /** Begins with the past that `npm run sample:year` makes. */
  readonly year?: { days: number; services: number; changes: number };
}

export type ProcessName = 'engine' | 'server' | 'worker';

/** The whole of Tollgate as `npm start` runs it, on free ports and an empty data folder. */
export class Product {
  private output = '';

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

  private static async launch(dataFolder: string, { searchDelayMs = ALWAYS_DELAYED_BY, sample = false }: ProductOptions): Promise<Product> {
    const [port, enginePort] = await Promise.all([freePort(), freePort()]);
    const env = {
      ...process.env,
      NODE_OPTIONS: '',
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
