import { handOver } from './lib/hand-over.mjs';

await handOver('commands/sample-year.mjs');
