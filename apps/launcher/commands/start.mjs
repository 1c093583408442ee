import { ensureBuilt } from '../lib/build.mjs';
import { configuration } from '../lib/configuration.mjs';
import { say, silence, told } from '../lib/console.mjs';
import { ensureSample, setupLink } from '../lib/first-run.mjs';
import { Tollgate } from '../lib/tollgate.mjs';
import { untilStopped } from '../lib/until-stopped.mjs';

process.exit(await told(async () => {
  const stopped = untilStopped();
  const tollgate = new Tollgate(await configuration());
  try {
    await Promise.race([stopped, run(tollgate)]);
  } finally {
    say('Stopping');
    silence();
    await tollgate.stop();
  }
}));

async function run(tollgate) {
  await ensureBuilt();
  await tollgate.start();
  say('Ready');
  await announce(tollgate);
  await ensureSample(tollgate);
  await tollgate.supervise();
}

async function announce(tollgate) {
  const link = await setupLink(tollgate);
  const lines = [
    `Tollgate   ${tollgate.address}`,
    `Engine     ${tollgate.engineAddress}/v2`,
    ...(link === undefined ? [] : ['', 'Open this link once to make the administrator\'s account:', `  ${link}`]),
  ];
  process.stdout.write(`\n${lines.map((line) => `  ${line}`.trimEnd()).join('\n')}\n\n`);
}
