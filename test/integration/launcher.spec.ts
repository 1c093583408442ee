import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { postgresModule } from '#test/supervisor';
import { until } from '#test/until';

const { freePort } = await postgresModule();
const WITHIN_MS = 180_000;

/** `npm start` as a person runs it, killed as machines kill. The built product runs: build it first (`npm test` does). */
describe('npm start', () => {
  const launched: Launched[] = [];

  afterEach(async () => {
    await Promise.all(launched.splice(0).map((one) => one.end()));
  });

  it('should come up, say where to go, and end in order at Ctrl+C', async () => {
    const tollgate = await launch();
    await tollgate.says('Ready');
    await tollgate.says(`Tollgate   ${tollgate.address}`);
    await tollgate.says(`Engine     http://127.0.0.1:${tollgate.enginePort}/v2`);
    await tollgate.says(`${tollgate.address}/setup?token=`);
    expect((await fetch(`${tollgate.address}/readyz`)).status).toBe(200);
    const pids = tollgate.pids();
    const started = Date.now();
    expect(await tollgate.interrupt()).toBe(0);
    expect(Date.now() - started).toBeLessThan(25_000);
    expect(pids.filter(isAlive)).toEqual([]);
  }, WITHIN_MS);

  it('should start each part again that is killed', async () => {
    const tollgate = await launch();
    await tollgate.says('Ready');
    for (const pid of [...tollgate.pids(), tollgate.databasePid()]) process.kill(pid, 'SIGKILL');
    await until('Tollgate is ready', () => ready(tollgate.address), 90_000);
  }, WITHIN_MS);

  it.each(['launcher', 'whole'] as const)('should recover by itself when the %s was killed', async (what) => {
    const killed = await launch();
    await killed.says('Ready');
    const orphans = killed.pids();
    killed.kill(what);
    await killed.gone;
    const again = await launch(killed);
    await again.says('Ready');
    expect(orphans.filter(isAlive)).toEqual([]);
    expect((await fetch(`${again.address}/readyz`)).status).toBe(200);
  }, WITHIN_MS);

  it('should refuse a second start on one folder with a sentence', async () => {
    const first = await launch();
    await first.says('Starting the database');
    const second = await launch(first);
    expect(await second.exited).toBe(1);
    await second.says('Tollgate already runs on');
  }, WITHIN_MS);

  it.each(['PORT', 'ENGINE_PORT'])('should name the port that is taken, and the variable %s', async (variable) => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as { port: number };
    try {
      const tollgate = await launch(undefined, { [variable]: String(port) });
      expect(await tollgate.exited).toBe(1);
      await tollgate.says(`Port ${port} of 127.0.0.1 is taken by another program. Choose another one: ${variable}=${port + 1} npm start`);
    } finally {
      taken.close();
    }
  }, WITHIN_MS);

  it('should say so when the data cannot be kept where it shall', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'tollgate-launch-')), 'file');
    writeFileSync(file, '');
    const tollgate = await launch(undefined, { TOLLGATE_DATA: join(file, 'data') });
    expect(await tollgate.exited).toBe(1);
    await tollgate.says(`The data cannot be kept in ${join(file, 'data')}`);
    rmSync(dirname(file), { recursive: true });
  }, WITHIN_MS);

  it('should list every mistake of the environment at once, and open plain http to nobody else', async () => {
    const tollgate = await launch(undefined, { PORT: 'three thousand', HOST: '0.0.0.0', TOLLGATE_SMAPLE: 'off' });
    expect(await tollgate.exited).toBe(1);
    for (const mistake of ['PORT=three thousand is not a port', 'HOST=0.0.0.0 opens Tollgate to the network', 'Is TOLLGATE_SAMPLE meant?']) await tollgate.says(mistake);
  }, WITHIN_MS);

  async function launch(onFolderOf?: Launched, environment: Record<string, string> = {}): Promise<Launched> {
    const [port, enginePort] = [await freePort(), await freePort()];
    const folder = onFolderOf?.folder ?? mkdtempSync(join(tmpdir(), 'tollgate-launch-'));
    const one = new Launched(folder, onFolderOf?.port ?? port, onFolderOf?.enginePort ?? enginePort, environment);
    launched.push(one);
    return one;
  }
});

/** One run of the launcher. */
class Launched {
  /** Its exit code, when all that it printed has been read. */
  readonly exited: Promise<number | null>;
  /** When the process itself is no more; what it started may still be. */
  readonly gone: Promise<unknown>;
  private readonly child: ChildProcess;
  private output = '';

  constructor(
    readonly folder: string,
    readonly port: number,
    readonly enginePort: number,
    environment: Record<string, string>,
  ) {
    const env = { ...process.env, PORT: String(port), ENGINE_PORT: String(enginePort), TOLLGATE_DATA: folder, TOLLGATE_SAMPLE: 'off', NODE_OPTIONS: '', ...environment };
    this.child = spawn(process.execPath, ['apps/launcher/start.mjs'], { env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    for (const stream of [this.child.stdout, this.child.stderr]) stream?.on('data', (text: Buffer) => (this.output += text.toString()));
    this.gone = once(this.child, 'exit');
    this.exited = once(this.child, 'close').then(([code]) => code as number | null);
  }

  get address(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async says(text: string): Promise<void> {
    const ended = this.exited.then(() => true);
    await until(`it says ${text}`, async () => this.output.includes(text) || (await Promise.race([ended, Promise.resolve(false)])), 150_000);
    expect(this.output).toContain(text);
  }

  /** Engine, server and worker. */
  pids(): number[] {
    return (JSON.parse(readFileSync(join(this.folder, 'processes.json'), 'utf8')) as { pid: number }[]).map(({ pid }) => pid);
  }

  databasePid(): number {
    return Number(readFileSync(join(this.folder, 'postgres', 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0]);
  }

  /** As Ctrl+C in a terminal: the whole foreground group gets the signal. */
  interrupt(): Promise<number | null> {
    process.kill(-this.child.pid!, 'SIGINT');
    return this.exited;
  }

  /** The process that was started, or with it the one that it handed over to. */
  kill(what: 'launcher' | 'whole'): void {
    process.kill(what === 'whole' ? -this.child.pid! : this.child.pid!, 'SIGKILL');
  }

  async end(): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) await this.interrupt();
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function ready(address: string): Promise<boolean> {
  return fetch(`${address}/readyz`).then(({ ok }) => ok, () => false);
}
