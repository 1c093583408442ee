// Measures: from nothing to ready, the second start, memory, then every test/load/*.bench.* (default export: run() → figures).
// With --large: every test/load/*.large.* instead.
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from '../lib/build.mjs';
import { configuration } from '../lib/configuration.mjs';
import { say, told } from '../lib/console.mjs';
import { memoryOf } from '../lib/memory.mjs';
import { freePort } from '../lib/postgres.mjs';
import { ROOT } from '../lib/root.mjs';
import { Tollgate } from '../lib/tollgate.mjs';

const LOAD = join(ROOT, 'test', 'load');

process.exit(await told(async () => {
  const filters = process.argv.slice(2).filter((one) => one !== '--large');
  const isLarge = process.argv.includes('--large');
  await ensureBuilt(isLarge ? ['server'] : undefined);
  printTable(isLarge ? await runBenches('large', filters) : [...(await measureStarts()), ...(await runBenches('bench', filters))]);
}));

async function measureStarts() {
  const dataFolder = mkdtempSync(join(tmpdir(), 'tollgate-bench-'));
  try {
    const cold = await measureStart(dataFolder);
    const warm = await measureStart(dataFolder);
    const memory = warm.memory.map(({ name, megabytes }) => ({ name: `memory of the ${name}`, value: Math.round(megabytes), unit: 'MB', note: 'proportional set, idle' }));
    return [
      { name: 'cold start (empty data folder)', value: cold.seconds, unit: 's', note: 'to ready, built before' },
      { name: 'warm start', value: warm.seconds, unit: 's', note: 'to ready' },
      ...memory,
    ];
  } finally {
    rmSync(dataFolder, { recursive: true, force: true });
  }
}

async function measureStart(dataFolder) {
  const [port, enginePort] = [await freePort(), await freePort()];
  const environment = { ...process.env, PORT: String(port), ENGINE_PORT: String(enginePort), TOLLGATE_DATA: dataFolder, TOLLGATE_SAMPLE: 'off' };
  const tollgate = new Tollgate(await configuration(environment));
  const started = Date.now();
  try {
    await tollgate.start();
    const seconds = (Date.now() - started) / 1000;
    const memory = tollgate.processes().map(({ name, pid }) => ({ name, megabytes: memoryOf(pid) })).filter(({ megabytes }) => megabytes !== undefined);
    return { seconds, memory };
  } finally {
    await tollgate.stop();
  }
}

async function runBenches(kind, filters) {
  const files = existsSync(LOAD) ? readdirSync(LOAD).filter((name) => new RegExp(`\\.${kind}\\.m?[jt]s$`).test(name)) : [];
  const figures = [];
  for (const file of files.filter((name) => filters.every((filter) => name.includes(filter)))) {
    say(`Running ${file}`);
    const { default: run } = await import(pathToFileURL(join(LOAD, file)).href);
    figures.push(...(await run(say)));
  }
  return figures;
}

function printTable(figures) {
  const rows = figures.map(({ name, value, unit, note = '' }) => [name, Number(value).toLocaleString('en', { maximumFractionDigits: 2 }), unit, note]);
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column].length)));
  for (const [name, value, unit, note] of rows) process.stdout.write(`${name.padEnd(widths[0])}  ${value.padStart(widths[1])} ${unit.padEnd(widths[2])}  ${note}\n`);
}
