import type { FastifyReply, FastifyRequest } from 'fastify';

/** `__Host-`: sent to this host only, over a secure connection (which browsers take loopback for), for the whole site. */
const NAME = '__Host-tollgate';
const ATTRIBUTES = 'Path=/; Secure; HttpOnly; SameSite=Lax';

export function sessionToken(request: FastifyRequest): string | undefined {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${NAME}=`))?.slice(NAME.length + 1) || undefined;
}

export function giveSession(reply: FastifyReply, token: string): void {
  void reply.header('set-cookie', `${NAME}=${token}; ${ATTRIBUTES}`);
}

export function takeSession(reply: FastifyReply): void {
  void reply.header('set-cookie', `${NAME}=; ${ATTRIBUTES}; Max-Age=0`);
}
