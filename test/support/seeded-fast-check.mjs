import { jest } from '@jest/globals';
import fc from '../../node_modules/fast-check/lib/fast-check.js';

/**
 * What specs get when they import fast-check: one seed for everything that is made at random. `npm test` has the same one every
 * time: a red run there is the work of the change at hand, never luck. `npm run test:long` draws a fresh one, to find what nobody
 * thought of, and tries much more. Either prints it; `npm run test:long -- --seed=<it> <file>` tries the same cases again.
 */
fc.configureGlobal({ seed: jest.getSeed() });

export * from '../../node_modules/fast-check/lib/fast-check.js';
export default fc;
