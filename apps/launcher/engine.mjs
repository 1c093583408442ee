import { handOver } from './lib/hand-over.mjs';

await handOver('commands/engine.mjs');
