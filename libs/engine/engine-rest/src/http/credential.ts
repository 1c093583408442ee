import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refused, unauthorized } from './problem.js';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** `user:password` of a Basic authorization header (RFC 7617), or null. */
export function basicCredential(request: FastifyRequest): string | null {
  const header = request.headers.authorization;
  const encoded = header && /^Basic ([A-Za-z0-9+/=_-]+)$/i.exec(header)?.[1];
  return encoded ? Buffer.from(encoded, 'base64').toString('utf8') : null;
}

export const userOf = (request: FastifyRequest): string | null => basicCredential(request)?.split(':')[0] ?? null;

/**
 * Protects all routes of the instance with one credential; comparing takes the same time for every guess. `isInvited` tells of
 * requests that need none.
 */
export function protectWith(app: FastifyInstance, credential: string, isInvited: (request: FastifyRequest) => Promise<boolean>): void {
  const expected = digest(credential);
  const isKnown = (given: string | null): boolean => given !== null && timingSafeEqual(digest(given), expected);
  app.addHook('onRequest', async (request, reply) => {
    if (isKnown(basicCredential(request)) || (await isInvited(request))) return;
    reply.header('www-authenticate', 'Basic realm="engine", charset="UTF-8"');
    throw new Refused(unauthorized('A valid user name and password are needed'));
  });
}

