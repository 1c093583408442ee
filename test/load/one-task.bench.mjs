// one_task (start, one service task, end) through REST: everything durable (fsync on) and searchable in the same moment.
import { setTimeout as pause } from 'node:timers/promises';
import { cpuPer, EngineUnderLoad } from './support/engine-under-load.mjs';
import { OneTaskDriver } from './support/one-task-driver.mjs';

const WARM_UP_MS = 8_000;
const MEASURED_MS = 15_000;
const CLIENTS = [16, 48];

async function measure(engine, starters) {
  const driver = new OneTaskDriver(engine.address);
  await driver.deploy();
  const finish = driver.run(starters);
  await pause(WARM_UP_MS);
  const [before, at, cpuBefore] = [driver.completed, performance.now(), engine.cpu()];
  driver.latencies.length = 0;
  await pause(MEASURED_MS);
  const completed = driver.completed - before;
  const perSecond = Math.round(completed / ((performance.now() - at) / 1000));
  const cpu = cpuPer(completed, 'instance', cpuBefore, engine.cpu());
  const latencies = driver.latencies.splice(0).sort((left, right) => left - right);
  await finish();
  const quantile = (part) => Math.round(latencies[Math.floor(latencies.length * part)] ?? 0);
  return { perSecond, p50: quantile(0.5), p95: quantile(0.95), refused: driver.refused, cpu };
}

/** Instances per second, latency from the start sent to the completion acknowledged, and memory, at 16 and at 48 starting clients. */
export default async function run() {
  const engine = await EngineUnderLoad.start();
  const rows = [];
  try {
    for (const starters of CLIENTS) {
      const { perSecond, p50, p95, refused, cpu } = await measure(engine, starters);
      const name = `one_task, ${starters} clients`;
      rows.push(
        { name, value: perSecond, unit: 'instances/s', note: `fsync on, searchable at once; ${refused} refused; ${cpu}` },
        { name: `${name}, p50`, value: p50, unit: 'ms', note: 'start sent to completion acknowledged' },
        { name: `${name}, p95`, value: p95, unit: 'ms' },
      );
    }
    rows.push({ name: 'engine memory under load', value: engine.memory(), unit: 'MB', note: 'resident' });
  } finally {
    await engine.stop();
  }
  return rows;
}
