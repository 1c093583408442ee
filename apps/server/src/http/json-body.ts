import type { FastifyInstance, FastifyRequest } from 'fastify';
import { hasBrokenText, isDeeperThan } from '#core/kernel';
import { Refused } from '#platform/persistence';

/** Forms and records are a few levels deep; readers that go down by recursion are safe far beyond this. */
const MAX_DEPTH = 64;

/** Refuses a body that no class describes, before anybody reads it: no object, nested without end, with half characters in it. */
export function registerBodyCheck(fastify: FastifyInstance): void {
  fastify.addHook('preValidation', (request: FastifyRequest, _reply, done) => {
    done(refusalOf(request.body));
  });
}

function refusalOf(body: unknown): Refused | undefined {
  if (body === undefined) return undefined;
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return malformed('The body must be a JSON object.');
  if (isDeeperThan(body, MAX_DEPTH)) return malformed(`The body is nested deeper than ${MAX_DEPTH} levels.`);
  return hasBrokenText(body) ? malformed('The body holds half a character (a lone surrogate).') : undefined;
}

function malformed(message: string): Refused {
  return new Refused({ code: 'malformed-request', message });
}
