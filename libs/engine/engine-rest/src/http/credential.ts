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

/** Protects all routes of the instance with one credential; comparing takes the same time for every guess. */
export function protectWith(app: FastifyInstance, credential: string): void {
  const expected = digest(credential);
  app.addHook('onRequest', (request, reply, done) => {
    const given = basicCredential(request);
    if (given !== null && timingSafeEqual(digest(given), expected)) return done();
    reply.header('www-authenticate', 'Basic realm="engine", charset="UTF-8"');
    done(new Refused(unauthorized('A valid user name and password are needed')));
  });
}

