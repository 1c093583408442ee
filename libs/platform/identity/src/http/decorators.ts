import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Role } from '#core/contracts';
import { Refused } from '#platform/persistence';
import type { Actor } from '../actor.js';
import type { Session } from '../domain/session.entity.js';

declare module 'fastify' {
  interface FastifyRequest {
    actor?: Actor;
    session?: Session;
  }
}

export const PUBLIC = 'tollgate:public';
export const ROLES_NEEDED = 'tollgate:roles';
export const ADMINISTRATOR_NEEDED = 'tollgate:administrator';

/** The route needs no session. */
export const Public = () => SetMetadata(PUBLIC, true);

/** The route is for people who hold at least one of the roles; others get 403 `not-permitted`. */
export const Roles = (...roles: Role[]) => SetMetadata(ROLES_NEEDED, roles);

/** The route is for administrators, also while they act as somebody who is none; others get 403 `not-permitted`. */
export const Administrator = () => SetMetadata(ADMINISTRATOR_NEEDED, true);

/** The person acting. On a `@Public()` route without a session it throws `not-signed-in`. */
export const CurrentActor = createParamDecorator((_data: unknown, context: ExecutionContext): Actor => {
  const actor = context.switchToHttp().getRequest<FastifyRequest>().actor;
  if (!actor) throw new Refused({ code: 'not-signed-in', message: 'Sign in first.' });
  return actor;
});

/** The version in `If-Match: "7"` as a number; refuses with 428 when the header is missing and 400 when it is no version. */
export const IfMatch = createParamDecorator((_data: unknown, context: ExecutionContext): number => {
  const header = context.switchToHttp().getRequest<FastifyRequest>().headers['if-match'];
  if (header === undefined) {
    throw new Refused({ code: 'precondition-required', message: 'Send the version you read in the header If-Match, for example "3".', at: 'If-Match' });
  }
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec(header.trim())?.[1];
  if (version === undefined) throw new Refused({ code: 'malformed-request', message: 'If-Match must hold one version in quotes, for example "3".', at: 'If-Match' });
  return Number(version);
});

/** How the API describes that header. */
export const IF_MATCH = { name: 'If-Match', required: true, description: 'The version read, as in ETag.' };

/** Sends the record's version as `ETag: "7"`. */
export function setEtag(reply: FastifyReply, version: number): void {
  void reply.header('etag', `"${version}"`);
}
