// Fills an empty data folder with the year behind us: services, people, all kinds of records, their tasks and history, by the real processes with the clock moved.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuilt } from '../lib/build.mjs';
import { configuration } from '../lib/configuration.mjs';
import { say, silence, told } from '../lib/console.mjs';
import { makeDataFolder } from '../lib/data-folder.mjs';
import { MovedTime } from '../lib/moved-time.mjs';
import { Tollgate } from '../lib/tollgate.mjs';
import { Trouble } from '../lib/trouble.mjs';
import { untilStopped } from '../lib/until-stopped.mjs';
import { KINDS } from '../sample/year/kinds.mjs';
import { makeYear } from '../sample/year/year.mjs';

const DEFAULTS = { days: 365, services: 200, ...Object.fromEntries(Object.entries(KINDS).map(([name, { count }]) => [name, count])), seed: 1 };
const OPTIONS = Object.fromEntries(Object.entries(DEFAULTS).map(([name, value]) => [name, { type: 'string', default: String(value) }]));
/** Who loses the machine while a year is made begins again: nothing has to be on the disk before the end. */
const DATABASE_SETTINGS = { synchronous_commit: 'off' };

process.exit(await told(async () => {
  const size = sizeFrom(parseArgs({ options: OPTIONS }).values);
  const stopped = untilStopped();
  const configured = await configuration();
  const settings = { ...configured, sample: false, environment: { LOG_LEVEL: 'warn', ...configured.environment } };
  if (settings.engineAddress !== undefined) throw new Trouble('A year can only be made on the embedded engine: its clock has to be moved. Unset ZEEBE_REST_ADDRESS.');
  const time = timeOf(settings.dataFolder);
  const tollgate = new Tollgate(settings, { nodeFlags: [time.flag], engineArguments: ['--clock', 'controlled'], databaseSettings: DATABASE_SETTINGS });
  try {
    await Promise.race([stopped, run(tollgate, time, size)]);
  } finally {
    say('Stopping');
    silence();
    await tollgate.stop();
  }
}));

async function run(tollgate, time, { days, services, seed, ...sizes }) {
  await ensureBuilt();
  await tollgate.start();
  await makeYear({ tollgate, time, days, services, sizes, seed, log: say });
  say('The year is made. npm start shows it.');
}

function timeOf(dataFolder) {
  makeDataFolder(dataFolder);
  const file = join(dataFolder, 'moved-time');
  writeFileSync(file, Buffer.alloc(8));
  return new MovedTime(file);
}

function sizeFrom(values) {
  const size = Object.fromEntries(Object.entries(values).map(([name, text]) => [name, Number(text)]));
  const wrong = Object.keys(size).find((name) => !Number.isSafeInteger(size[name]) || size[name] < 1);
  if (wrong) throw new Trouble(`--${wrong} must be a whole number above 0, not '${values[wrong]}'.`);
  return size;
}
