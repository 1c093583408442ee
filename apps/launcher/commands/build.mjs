import { ensureBuilt } from '../lib/build.mjs';
import { say, told } from '../lib/console.mjs';

process.exit(await told(async () => {
  if (!(await ensureBuilt())) say('Nothing to build: nothing changed');
}));
