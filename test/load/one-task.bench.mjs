// one_task (start, one service task, end) and a model of twenty elements through REST: everything durable (fsync on) and searchable at once.
import { setTimeout as pause } from 'node:timers/promises';
import { cpuPer, EngineUnderLoad } from './support/engine-under-load.mjs';
import { ProcessDriver } from './support/process-driver.mjs';
import { ELEMENTS, ONE_TASK, TWENTY_ELEMENTS } from './support/scenarios.mjs';

const WARM_UP_MS = 8_000;
const MEASURED_MS = 15_000;
const CLIENTS = [16, 48];
/** More than it can serve: what it does not take it must refuse in time. */
const FLOOD = 400;

/** Camunda 8 broker 8.6.0 without secondary storage (nothing searchable), 2 cores, 24 GiB, driver on the same machine, default settings, one partition: measured once, not in this run. */
const REAL_BROKER = [
  ['REST, 16 starters', 100, 420, 656],
  ['REST, 48 starters', 109, 906, 1_372],
  ['gRPC, 32 starters, polling worker', 131, 1_353, 2_398],
  ['gRPC, 32 starters, job streaming', 173, 167, 277],
];

async function measure(engine, scenario, starters) {
  const driver = new ProcessDriver(engine.address, scenario);
  await driver.deploy();
  const finish = driver.run(starters);
  await pause(WARM_UP_MS);
  const [before, at, cpuBefore] = [driver.completed, performance.now(), engine.cpu()];
  driver.latencies.length = 0;
  await pause(MEASURED_MS);
  const completed = driver.completed - before;
  const perSecond = completed / ((performance.now() - at) / 1000);
  const cpu = cpuPer(completed, 'instance', cpuBefore, engine.cpu());
  const latencies = driver.latencies.splice(0).sort((left, right) => left - right);
  await finish();
  const quantile = (part) => latencies[Math.floor(latencies.length * part)] ?? 0;
  return { perSecond, p50: quantile(0.5), p95: quantile(0.95), refused: driver.refused, cpu };
}

async function oneTask(engine, starters) {
  const { perSecond, p50, p95, refused, cpu } = await measure(engine, ONE_TASK, starters);
  const name = `one_task, ${starters} clients`;
  return [
    { name, value: perSecond, unit: 'instances/s', note: `fsync on, searchable at once; ${refused} refused; ${cpu}` },
    { name: `${name}, p50`, value: p50, unit: 'ms', note: 'start sent to completion acknowledged' },
    { name: `${name}, p95`, value: p95, unit: 'ms' },
  ];
}

async function twentyElements(engine) {
  const { perSecond, p50, cpu } = await measure(engine, TWENTY_ELEMENTS, 16);
  return [{ name: 'twenty elements, 16 clients', value: perSecond * ELEMENTS, unit: 'elements/s', note: `gateways, a timer of 100 ms, a message, two jobs; p50 ${Math.round(p50)} ms; ${cpu}` }];
}

/** The slowest answer while far more is asked for than can be done. */
async function overload(engine) {
  const times = { 200: [], 503: [] };
  const until = performance.now() + MEASURED_MS / 3;
  const client = async () => {
    while (performance.now() < until) {
      const at = performance.now();
      const response = await fetch(`${engine.address}/v2/process-instances`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"processDefinitionId":"one_task"}' });
      await response.arrayBuffer();
      times[response.status].push(performance.now() - at);
    }
  };
  await Promise.all(Array.from({ length: FLOOD }, client));
  const slowest = (status) => Math.round(times[status].reduce((most, one) => Math.max(most, one), 0));
  const note = `${FLOOD} clients without a pause; ${times[200].length} taken, slowest ${slowest(200)} ms; ${times[503].length} refused with 503, slowest ${slowest(503)} ms`;
  return [{ name: 'overload, slowest answer', value: Math.max(slowest(200), slowest(503)), unit: 'ms', note }];
}

function realBroker() {
  const note = 'reference, measured on 2 cores, not in this run: Camunda 8 broker 8.6.0, nothing searchable';
  return REAL_BROKER.map(([name, perSecond, p50, p95]) => ({ name: `one_task, Camunda 8, ${name}`, value: perSecond, unit: 'instances/s', note: `${note}; p50 ${p50} ms, p95 ${p95} ms` }));
}

/** Instances per second, latency from the start sent to the completion acknowledged, elements per second, overload, and memory. */
export default async function run() {
  const engine = await EngineUnderLoad.start();
  const rows = [];
  try {
    for (const starters of CLIENTS) rows.push(...(await oneTask(engine, starters)));
    rows.push(...realBroker(), ...(await twentyElements(engine)), ...(await overload(engine)));
    rows.push({ name: 'engine memory under load', value: engine.memory(), unit: 'MB', note: 'resident, after all of this' });
  } finally {
    await engine.stop();
  }
  return rows;
}
