import { parseArgs } from 'node:util';
import { configuration } from '../lib/configuration.mjs';
import { say, silence, told } from '../lib/console.mjs';
import { EngineAlone } from '../lib/engine-alone.mjs';
import { Trouble } from '../lib/trouble.mjs';
import { untilStopped } from '../lib/until-stopped.mjs';

const HELP = `npm run engine -- [options]

  --port <n>             port of the REST API (ENGINE_PORT, 8080)
  --data <folder>        where its data lives (.tollgate/engine)
  --clock controlled     time stands still and is moved through PUT /v2/clock
  --search-delay <ms>    search results lag behind by this much, as in a cluster
  --business-ids free    several running instances of a process may have one business id (unique)
`;

process.exit(await told(async () => {
  const stopped = untilStopped();
  const options = readOptions();
  if (options.help) return void process.stdout.write(HELP);
  const running = new EngineAlone(options, await configuration());
  try {
    await Promise.race([stopped, running.run()]);
  } finally {
    say('Stopping');
    silence();
    await running.stop();
  }
}));

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: 'string' }, data: { type: 'string' }, clock: { type: 'string' }, 'search-delay': { type: 'string' }, 'business-ids': { type: 'string' },
        help: { type: 'boolean' },
      },
    });
    const mistakes = mistakesIn(values);
    if (mistakes.length > 0) throw new Error(mistakes.join('\n'));
    return values;
  } catch (error) {
    throw new Trouble(`${error.message}\n\n${HELP}`);
  }
}

/** Every value that cannot be meant, a sentence each. */
function mistakesIn({ port = '8080', clock = 'system', 'search-delay': delay = '0', 'business-ids': businessIds = 'unique' }) {
  const isWhole = (text, lowest, highest) => /^\d+$/.test(text) && Number(text) >= lowest && Number(text) <= highest;
  return [
    ...(isWhole(port, 1, 65_535) ? [] : [`--port ${port} is not a port: a number from 1 to 65535.`]),
    ...(['system', 'controlled'].includes(clock) ? [] : [`--clock ${clock} is not one of system, controlled.`]),
    ...(isWhole(delay, 0, 600_000) ? [] : [`--search-delay ${delay} is not a number of milliseconds from 0 to 600000.`]),
    ...(['unique', 'free'].includes(businessIds) ? [] : [`--business-ids ${businessIds} is not one of unique, free.`]),
  ];
}
