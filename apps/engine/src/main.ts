import { pino } from 'pino';
import { readArguments } from './arguments.js';
import { runEngine } from './run-engine.js';

const read = readArguments(process.argv.slice(2), process.env);
if (!read.ok) {
  for (const mistake of read.failure) process.stderr.write(`${mistake}\n`);
  process.exit(2);
}

const log = pino({ level: read.value.logLevel, base: { process: 'engine' } });
const engine = await runEngine(read.value, log).catch((error: unknown) => {
  log.fatal({ err: error }, 'engine could not start');
  process.exit(1);
});

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    log.info({ signal }, 'engine is stopping');
    void engine.stop().then(() => process.exit(0));
  });
}
