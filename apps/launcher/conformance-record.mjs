import { handOver } from './lib/hand-over.mjs';

await handOver('../../test/conformance/engine/record.mjs');
