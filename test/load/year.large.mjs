// The pages of Tollgate on the data of a year (200 services, 5,000 changes, 200 projects, 400 releases, 1,000 improvements, 2,000 risks): each page's requests at once, as a browser sends them.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { configuration } from '../../apps/launcher/lib/configuration.mjs';
import { freePort } from '../../apps/launcher/lib/postgres.mjs';
import { ROOT } from '../../apps/launcher/lib/root.mjs';
import { Tollgate } from '../../apps/launcher/lib/tollgate.mjs';
import { YEAR_PAGES } from './support/year-pages.mjs';
import { SignedIn } from './support/signed-in.mjs';

const TURNS = 30;
/** A folder that `npm run sample:year` filled; without it one is filled first. */
const { BENCH_YEAR } = process.env;

export default async function run(say) {
  const folder = BENCH_YEAR ?? mkdtempSync(join(tmpdir(), 'tollgate-year-'));
  const [port, enginePort] = [await freePort(), await freePort()];
  const environment = { ...process.env, PORT: String(port), ENGINE_PORT: String(enginePort), TOLLGATE_DATA: folder, TOLLGATE_SAMPLE: 'off' };
  const making = BENCH_YEAR === undefined ? [await make(environment, say)] : [];
  const tollgate = new Tollgate(await configuration(environment));
  try {
    await tollgate.start();
    const person = await SignedIn.administrator(tollgate);
    const figures = [];
    for (const [name, { as = null, ...page }] of Object.entries(YEAR_PAGES)) {
      await person.actAs(as);
      figures.push(await timed(person, name, page));
    }
    return [...making, ...figures];
  } finally {
    await tollgate.stop();
    if (BENCH_YEAR === undefined) rmSync(folder, { recursive: true, force: true });
  }
}

async function make(env, say) {
  say('Making a year');
  const at = performance.now();
  const maker = spawn(process.execPath, [join(ROOT, 'apps/launcher/sample-year.mjs')], { env, stdio: 'inherit' });
  const [code] = await once(maker, 'exit');
  if (code !== 0) throw new Error('The year could not be made.');
  return { name: 'a year made by its processes', value: (performance.now() - at) / 1000, unit: 's', note: '200 services, 5,000 changes, 200 projects, 400 releases, 1,000 improvements, 2,000 risks' };
}

/** The page is there when the last of its answers is. */
async function timed(person, name, { limit, requests }) {
  const times = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    const asked = await requests(person, turn);
    const at = performance.now();
    await Promise.all(asked.map(([path, body]) => (body === undefined ? person.get(path) : person.post(path, body))));
    times.push(performance.now() - at);
  }
  const p95 = times.sort((one, other) => one - other)[Math.floor(TURNS * 0.95)];
  return { name: `a year: ${name}, p95`, value: p95, unit: 'ms', note: `at most ${limit} ms; median ${times[TURNS / 2].toFixed(0)} ms` };
}
