import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import type { ProblemCode, Role } from '#core/contracts';
import { Refused } from '#platform/persistence';
import { Callers } from '../application/callers.js';
import { sameSecret } from '../application/secrets.js';
import { IDENTITY_SETTINGS, type IdentitySettings } from '../settings.js';
import { ADMINISTRATOR_NEEDED, PUBLIC, ROLES_NEEDED } from './decorators.js';
import { isForeign, isFromLoopback, isSafe } from './request-origin.js';
import { sessionToken } from './session-cookie.js';

/** Stands before every route: who asks, from where, and may they. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly callers: Callers,
    @Inject(IDENTITY_SETTINGS) private readonly settings: IdentitySettings,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (!isSafe(request) && isForeign(request)) refuse('not-permitted', 'This request comes from another site.');
    await this.identify(request);
    if (this.metadata<boolean>(PUBLIC, context)) return true;
    if (!request.actor) refuse('not-signed-in', 'Sign in first.');
    requireCsrfToken(request);
    requireRole(request, this.metadata<Role[]>(ROLES_NEEDED, context));
    if (this.metadata<boolean>(ADMINISTRATOR_NEEDED, context)) requireAdministrator(request);
    return true;
  }

  private async identify(request: FastifyRequest): Promise<void> {
    const bearer = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
    if (bearer !== undefined) return this.identifyLauncher(request, bearer);
    const token = sessionToken(request);
    const caller = token === undefined ? null : await this.callers.bySession(token);
    if (caller) Object.assign(request, caller);
  }

  private async identifyLauncher(request: FastifyRequest, bearer: string): Promise<void> {
    if (this.settings.behindProxy || !isFromLoopback(request)) return;
    const username = request.headers['tollgate-act-as'];
    const actor = await this.callers.byBootstrapToken(bearer, typeof username === 'string' ? username : undefined);
    if (actor) request.actor = actor;
  }

  private metadata<T>(key: string, context: ExecutionContext): T | undefined {
    return this.reflector.getAllAndOverride<T>(key, [context.getHandler(), context.getClass()]);
  }
}

/** A browser sends the cookie by itself, whoever made it send the request; the token only our own pages know. */
function requireCsrfToken(request: FastifyRequest): void {
  if (isSafe(request) || !request.session) return;
  const given = request.headers['x-csrf-token'];
  if (typeof given === 'string' && sameSecret(given, request.session.csrfToken)) return;
  refuse('csrf-token-missing', 'The header X-CSRF-Token is missing or old. Read GET /api/v1/session again.');
}

function requireRole({ actor }: FastifyRequest, needed: Role[] | undefined): void {
  if (!needed || needed.some((role) => actor?.roles.includes(role))) return;
  refuse('not-permitted', `This needs one of the roles: ${needed.join(', ')}.`);
}

function requireAdministrator({ actor }: FastifyRequest): void {
  if (actor?.administrator || actor?.roles.includes('admin')) return;
  refuse('not-permitted', 'This is for administrators.');
}

function refuse(code: ProblemCode, message: string): never {
  throw new Refused({ code, message });
}
