// The same work over 1,000 to 1,000,000 process instances: cost per command, memory, restart, and the searches of the screens.
import { cpuPer, EngineUnderLoad } from './support/engine-under-load.mjs';
import { ProcessDriver } from './support/process-driver.mjs';
import { RestClient } from './support/rest-client.mjs';
import { ONE_TASK } from './support/scenarios.mjs';
import { INSTANCE_SEARCHES, SCREEN_SEARCHES } from './support/screen-searches.mjs';
import { WaitingInstances } from './support/waiting-instances.mjs';

const SIZES = (process.env.BENCH_SIZES ?? '1000,10000,100000,1000000').split(',').map(Number);
const CLIENTS = 16;
const MEASURED_INSTANCES = Number(process.env.BENCH_INSTANCES ?? 3_000);
const WARM_UP_INSTANCES = MEASURED_INSTANCES / 2;
const COLD_REQUESTS = 30;
const SEARCH_TURNS = 30;

const quantile = (values, part) => [...values].sort((left, right) => left - right)[Math.floor(values.length * part)];
const sized = (name, size) => `${name}, ${size.toLocaleString('en')} instances`;

/** one_task beside everything that waits. */
async function oneTask(engine, size) {
  const driver = new ProcessDriver(engine.address, ONE_TASK);
  await driver.deploy();
  const finish = driver.run(CLIENTS);
  await driver.reach(WARM_UP_INSTANCES);
  const [at, before] = [performance.now(), engine.cpu()];
  await driver.reach(WARM_UP_INSTANCES + MEASURED_INSTANCES);
  const [seconds, cpu] = [(performance.now() - at) / 1000, cpuPer(MEASURED_INSTANCES, 'instance', before, engine.cpu())];
  await finish();
  return [{ name: sized('one_task', size), value: MEASURED_INSTANCES / seconds, unit: 'instances/s', note: cpu }];
}

/** Commands on instances that are not in memory: the oldest waiting jobs, loaded, activated and given back. */
async function coldCommands(engine, size, rest) {
  const jobs = Math.min(1_000, Math.floor(size / 100));
  const before = engine.cpu();
  let activated = 0;
  for (let request = 0; request < COLD_REQUESTS && activated < size * 0.3; request += 1) {
    const { value } = await rest.post('/v2/jobs/activation', { type: 'large', timeout: 3_600_000, maxJobsToActivate: jobs, requestTimeout: -1 });
    activated += value.jobs?.length ?? 0;
  }
  return [
    { name: sized('activation of cold instances', size), value: activated, unit: 'jobs', note: cpuPer(activated, 'job', before, engine.cpu()) },
    { name: sized('engine memory, working set full', size), value: engine.memory(), unit: 'MB', note: 'resident' },
  ];
}

async function searches(engine, size, rest) {
  const figures = [];
  for (const [name, [resource, bodyAt]] of Object.entries(SCREEN_SEARCHES)) figures.push(await searched(engine, rest, name, resource, bodyAt));
  const { value } = await rest.post('/v2/process-instances/search', { filter: { state: 'ACTIVE' }, page: { limit: SEARCH_TURNS } });
  const keyAt = (turn) => value.items[turn % value.items.length].processInstanceKey;
  for (const [name, [resource, bodyOf]] of Object.entries(INSTANCE_SEARCHES)) figures.push(await searched(engine, rest, name, resource, (turn) => bodyOf(keyAt(turn))));
  const most = (by) => figures.toSorted((left, right) => right[by] - left[by]).slice(0, 5).map((figure) => `${figure.name} ${figure[by].toFixed(1)}`).join('; ');
  const all = figures.map(({ p95 }) => p95);
  return [
    { name: sized('searches, slowest p95', size), value: Math.max(...all), unit: 'ms', note: most('p95') },
    { name: sized('searches, most CPU', size), value: Math.max(...figures.map(({ cpu }) => cpu)), unit: 'ms', note: `of the database, each time: ${most('cpu')}` },
    { name: sized('searches, median of the p95s', size), value: quantile(all, 0.5), unit: 'ms', note: `${figures.length} searches of the screens, ${SEARCH_TURNS} times each` },
  ];
}

async function searched(engine, rest, name, resource, bodyAt) {
  const times = [];
  const before = engine.databaseCpu();
  for (let turn = 0; turn < SEARCH_TURNS + 2; turn += 1) {
    const at = performance.now();
    const { status } = await rest.post(`/v2/${resource}/search`, bodyAt(turn));
    if (status !== 200) throw new Error(`search of ${name}: ${status}`);
    times.push(performance.now() - at);
  }
  return { name, p95: quantile(times.slice(2), 0.95), cpu: (engine.databaseCpu() - before) / times.length };
}

async function measure(engine, size) {
  const rest = new RestClient(engine.address);
  const memory = { name: sized('engine memory, just started', size), value: engine.memory(), unit: 'MB', note: 'resident' };
  const rows = [memory, ...(await oneTask(engine, size)), ...(await searches(engine, size, rest)), ...(await coldCommands(engine, size, rest))];
  await rest.close();
  return rows;
}

/** One set of rows for each size; `BENCH_SIZES=1000,100000` measures others, `BENCH_INSTANCES=500` drives fewer through each. */
export default async function run(say) {
  const engine = await EngineUnderLoad.start();
  const store = new WaitingInstances(engine);
  const rows = [];
  try {
    await store.begin();
    for (const size of SIZES) {
      await engine.stopEngine();
      say(`Filling the store with ${size.toLocaleString('en')} instances`);
      await store.growTo(size);
      const [cpu, millis] = [engine.databaseCpu(), await engine.startEngine()];
      const note = `nine of ten wait; process started to leading and serving; CPU: engine ${Math.round(engine.cpu().engine)} ms, database ${Math.round(engine.databaseCpu() - cpu)} ms`;
      const found = [{ name: sized('restart', size), value: millis / 1000, unit: 's', note }, ...(await measure(engine, size))];
      for (const { name, value, unit } of found) say(`${name}: ${value.toFixed(1)} ${unit}`);
      rows.push(...found);
    }
  } finally {
    await engine.stop();
  }
  return rows;
}
