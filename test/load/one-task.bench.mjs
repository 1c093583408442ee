// one_task (start, one service task, end) through REST: everything durable (fsync on) and searchable in the same moment.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Pool } from 'undici';
import { freePort, startPostgres } from '../../apps/launcher/lib/postgres.mjs';
import { ROOT } from '../../apps/launcher/lib/root.mjs';

const WARM_UP_MS = 8_000;
const MEASURED_MS = 15_000;
const MOST_IN_FLIGHT = 256;
const JOBS_AT_ONCE = 64;
const POLLERS = 2;

const MODEL = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="bench" targetNamespace="http://tollgate">
  <bpmn:process id="one_task" isExecutable="true">
    <bpmn:startEvent id="start"/>
    <bpmn:sequenceFlow id="to_task" sourceRef="start" targetRef="task"/>
    <bpmn:serviceTask id="task"><bpmn:extensionElements><zeebe:taskDefinition type="bench"/></bpmn:extensionElements></bpmn:serviceTask>
    <bpmn:sequenceFlow id="to_end" sourceRef="task" targetRef="end"/>
    <bpmn:endEvent id="end"/>
  </bpmn:process>
</bpmn:definitions>`;

const VARIABLES = { orderId: 'A-1', amount: 42, customer: { name: 'x', tags: ['a', 'b'] } };

class Driver {
  #address;
  #pool;
  #starting = true;
  #working = true;
  #startedAt = new Map();
  #started = 0;
  completed = 0;
  refused = 0;
  latencies = [];

  constructor(address) {
    this.#address = address;
    this.#pool = new Pool(address, { connections: 128, pipelining: 1 });
  }

  async deploy() {
    const form = new FormData();
    form.append('resources', new File([MODEL], 'one_task.bpmn'));
    const response = await fetch(`${this.#address}/v2/deployments`, { method: 'POST', body: form });
    if (!response.ok) throw new Error(`deployment: ${response.status} ${await response.text()}`);
    await response.text();
  }

  run(starters) {
    const lanes = Array.from({ length: starters }, () => this.#start());
    const workers = Array.from({ length: POLLERS }, () => this.#work());
    return async () => {
      this.#starting = false;
      await Promise.all(lanes);
      while (this.completed < this.#started) await pause(20);
      this.#working = false;
      await Promise.all(workers);
      await this.#pool.close();
    };
  }

  async #post(path, value) {
    const { statusCode, body } = await this.#pool.request({ path, method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) });
    const text = await body.text();
    return { status: statusCode, value: text === '' ? null : JSON.parse(text) };
  }

  async #start() {
    while (this.#starting) {
      if (this.#started - this.completed > MOST_IN_FLIGHT) {
        await pause(2);
        continue;
      }
      const at = performance.now();
      const { status, value } = await this.#post('/v2/process-instances', { processDefinitionId: 'one_task', variables: VARIABLES });
      if (status === 200) {
        this.#started += 1;
        this.#startedAt.set(value.processInstanceKey, at);
      } else {
        this.refused += 1;
        await pause(20);
      }
    }
  }

  async #work() {
    while (this.#working) {
      const { value } = await this.#post('/v2/jobs/activation', { type: 'bench', timeout: 30_000, maxJobsToActivate: JOBS_AT_ONCE, requestTimeout: 1_000 });
      await Promise.all((value.jobs ?? []).map((job) => this.#complete(job)));
    }
  }

  async #complete({ jobKey, processInstanceKey }) {
    const { status } = await this.#post(`/v2/jobs/${jobKey}/completion`, { variables: { ok: true } });
    if (status !== 204) throw new Error(`completion: ${status}`);
    this.completed += 1;
    // The completion can be acknowledged before the start is, on another connection.
    this.latencies.push(performance.now() - (this.#startedAt.get(processInstanceKey) ?? performance.now()));
    this.#startedAt.delete(processInstanceKey);
  }
}

async function startEngine(databaseUrl, port) {
  const env = { ...process.env, NODE_OPTIONS: '', DATABASE_URL: databaseUrl, ENGINE_PORT: String(port), LOG_LEVEL: 'error', NODE_ENV: 'production' };
  const engine = spawn(process.execPath, [join(ROOT, 'dist/apps/engine/src/main.js')], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  const status = () => fetch(`http://127.0.0.1:${port}/v2/status`).then((response) => response.status, () => 0);
  for (let attempt = 0; (await status()) !== 204; attempt += 1) {
    if (attempt > 400 || engine.exitCode !== null) throw new Error('the engine did not start');
    await pause(25);
  }
  return engine;
}

const residentMegabytes = (pid) => Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024);

async function measure(address, starters) {
  const driver = new Driver(address);
  await driver.deploy();
  const finish = driver.run(starters);
  await pause(WARM_UP_MS);
  const [before, at] = [driver.completed, performance.now()];
  driver.latencies.length = 0;
  await pause(MEASURED_MS);
  const perSecond = Math.round((driver.completed - before) / ((performance.now() - at) / 1000));
  const latencies = driver.latencies.splice(0).sort((left, right) => left - right);
  await finish();
  const quantile = (part) => Math.round(latencies[Math.floor(latencies.length * part)] ?? 0);
  return { perSecond, p50: quantile(0.5), p95: quantile(0.95), refused: driver.refused };
}

/** Instances per second, latency from the start sent to the completion acknowledged, and memory, at 16 and at 48 starting clients. */
export default async function run() {
  const folder = mkdtempSync(join(tmpdir(), 'tollgate-one-task-'));
  const postgres = await startPostgres({ folder, log: () => undefined });
  const port = await freePort();
  const engine = await startEngine(postgres.url, port);
  const rows = [];
  try {
    for (const starters of [16, 48]) {
      const { perSecond, p50, p95, refused } = await measure(`http://127.0.0.1:${port}`, starters);
      const name = `one_task, ${starters} clients`;
      rows.push({ name, value: perSecond, unit: 'instances/s', note: `fsync on, searchable at once; ${refused} refused; driver on the same machine` });
      rows.push({ name: `${name}, p50`, value: p50, unit: 'ms', note: 'start sent to completion acknowledged' }, { name: `${name}, p95`, value: p95, unit: 'ms' });
    }
    rows.push({ name: 'engine memory under load', value: residentMegabytes(engine.pid), unit: 'MB', note: 'resident' });
  } finally {
    engine.kill('SIGTERM');
    await once(engine, 'exit');
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  return rows;
}
