import type { FastifyInstance } from 'fastify';

export const BODY_LIMIT_BYTES = 1_048_576;
/** Models travel as XML inside JSON. */
const MODEL_BODY_LIMIT_BYTES = 8 * 1_048_576;
/** A request must have arrived within this time (slow bodies). */
export const REQUEST_TIMEOUT_MS = 30_000;

export function registerBodyLimits(fastify: FastifyInstance): void {
  fastify.addHook('onRoute', (route) => {
    if (route.url.startsWith('/api/v1/models')) route.bodyLimit = MODEL_BODY_LIMIT_BYTES;
  });
}
