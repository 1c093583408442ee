import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bpmn, inARow, serviceTask } from '#test/bpmn';
import { postgresModule } from '#test/supervisor';
import { until } from '#test/until';

const { freePort } = await postgresModule();
const WITHIN_MS = 120_000;
const JSON_HEADERS = { 'content-type': 'application/json' };

/** `npm run engine` as a person runs it. The built product runs: build it first (`npm test` does). */
describe('npm run engine', () => {
  const data = mkdtempSync(join(tmpdir(), 'tollgate-engine-'));
  afterAll(() => rmSync(data, { recursive: true, force: true, maxRetries: 3 }));

  it('should serve the REST API with a clock that is moved, and keep its data when Ctrl+C ends it', async () => {
    const port = await freePort();
    const first = run('--port', String(port), '--data', data, '--clock', 'controlled');
    await first.says(`The engine answers at http://127.0.0.1:${port}/v2`);
    expect(await moveClock(port, '2030-01-01T00:00:00Z')).toBe(204);
    expect(await deploy(port, bpmn('kept', inARow(serviceTask('work', 'work'))))).toBe(200);
    expect(await first.interrupted()).toBe(0);
    // when it is started again on the same folder
    const second = run('--port', String(port), '--data', data, '--clock', 'controlled', '--search-delay', '10', '--business-ids', 'free');
    await second.says('The engine answers at');
    const found = await fetch(`http://127.0.0.1:${port}/v2/process-definitions/search`, { method: 'POST', headers: JSON_HEADERS, body: '{}' });
    expect(await found.json()).toMatchObject({ items: [{ processDefinitionId: 'kept', version: 1 }] });
    expect(await second.interrupted()).toBe(0);
  }, WITHIN_MS);

  it('should name every option that cannot be meant, and those that there are', async () => {
    const engine = run('--port', 'ninety', '--clock', 'stopped', '--search-delay', 'long', '--business-ids', 'random');
    expect(await engine.exited).toBe(1);
    const mistakes = ['--port ninety is not a port', '--clock stopped is not one of system, controlled', '--search-delay long is not a number of milliseconds', '--business-ids random is not one of unique, free'];
    for (const text of [...mistakes, '--data <folder>']) expect(engine.output()).toContain(text);
  }, WITHIN_MS);
});

async function moveClock(port: number, timestamp: string): Promise<number> {
  const body = JSON.stringify({ timestamp: Date.parse(timestamp) });
  return (await fetch(`http://127.0.0.1:${port}/v2/clock`, { method: 'PUT', headers: JSON_HEADERS, body })).status;
}

async function deploy(port: number, model: File): Promise<number> {
  const body = new FormData();
  body.append('resources', model);
  return (await fetch(`http://127.0.0.1:${port}/v2/deployments`, { method: 'POST', body })).status;
}

function run(...options: string[]) {
  const child = spawn(process.execPath, ['apps/launcher/engine.mjs', ...options], { env: { ...process.env, NODE_OPTIONS: '' }, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (text += part.toString()));
  const exited = once(child, 'close').then(([code]) => code as number | null);
  const ended = (): boolean => child.exitCode !== null || child.signalCode !== null;
  return {
    exited,
    output: () => text,
    says: async (expected: string) => {
      await until(`it says ${expected}`, async () => text.includes(expected) || ended(), 90_000);
      expect(text).toContain(expected);
    },
    interrupted: () => {
      process.kill(-child.pid!, 'SIGINT');
      return exited;
    },
  };
}
