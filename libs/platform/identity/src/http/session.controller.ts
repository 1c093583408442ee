import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { SessionView } from '#core/contracts';
import { Refused } from '#platform/persistence';
import type { Actor } from '../actor.js';
import { Callers } from '../application/callers.js';
import { Entrance, type Opened } from '../application/entrance.js';
import { Installation } from '../application/installation.js';
import { People } from '../application/people.js';
import { Sessions } from '../application/sessions.js';
import { IDENTITY_SETTINGS, type IdentitySettings } from '../settings.js';
import { Administrator, Public } from './decorators.js';
import { ActAsDto, SetUpDto, SignInDto } from './dto/account.dto.js';
import { isFromLoopback } from './request-origin.js';
import { giveSession, sessionToken, takeSession } from './session-cookie.js';

@ApiTags('Session')
@Controller()
export class SessionController {
  constructor(
    private readonly entrance: Entrance,
    private readonly callers: Callers,
    private readonly sessions: Sessions,
    private readonly people: People,
    private readonly installation: Installation,
    @Inject(IDENTITY_SETTINGS) private readonly settings: IdentitySettings,
  ) {}

  @Get('session')
  @Public()
  @ApiOperation({ summary: 'Who is signed in, and the token that writes must carry' })
  read(@Req() request: FastifyRequest): Promise<SessionView> {
    return this.view(request.actor, request.session?.csrfToken ?? null);
  }

  @Post('session')
  @Public()
  @HttpCode(200)
  @ApiOperation({ summary: 'Sign in' })
  async signIn(@Body() { username, password }: SignInDto, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<SessionView> {
    const opened = await this.entrance.signIn(username, password, request.ip);
    if (!opened.ok) throw new Refused(opened.failure, { ...(opened.failure.retryAfterSeconds && { retryAfterSeconds: opened.failure.retryAfterSeconds }) });
    return this.enter(opened.value, request, reply);
  }

  @Delete('session')
  @Public()
  @HttpCode(204)
  @ApiOperation({ summary: 'Sign out' })
  async signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.closeSessionOf(request);
    takeSession(reply);
  }

  @Post('setup')
  @Public()
  @HttpCode(200)
  @ApiOperation({ summary: "Make the administrator's account, once in the life of an installation" })
  async setUp(@Body() { token, ...account }: SetUpDto, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<SessionView> {
    const opened = await this.entrance.setUp(token, account);
    if (!opened.ok) throw new Refused(opened.failure);
    return this.enter(opened.value, request, reply);
  }

  @Post('session/acting-as')
  @Administrator()
  @HttpCode(200)
  @ApiOperation({ summary: 'Act as a sample person: administrators, at this machine only' })
  async actAs(@Body() { username }: ActAsDto, @Req() request: FastifyRequest): Promise<SessionView> {
    if (!request.session) throw new Refused({ code: 'not-permitted', message: 'Only a signed-in administrator may act as somebody.' });
    if (this.settings.behindProxy || !isFromLoopback(request)) {
      throw new Refused({ code: 'not-permitted', message: 'Acting as a sample person is possible at the machine Tollgate runs on only.' });
    }
    const person = await this.people.byUsername(username);
    if (!person?.sample || !person.active) throw new Refused({ code: 'not-found', message: `There is no sample person called "${username}".`, at: 'username' });
    return this.switchTo(person.id, request);
  }

  @Delete('session/acting-as')
  @ApiOperation({ summary: 'Be oneself again' })
  async beOneself(@Req() request: FastifyRequest): Promise<SessionView> {
    return this.switchTo(null, request);
  }

  private async switchTo(sampleId: string | null, request: FastifyRequest): Promise<SessionView> {
    if (request.session) await this.sessions.actAs(request.session, sampleId);
    const token = sessionToken(request);
    const caller = token === undefined ? null : await this.callers.bySession(token);
    return this.view(caller?.actor, caller?.session.csrfToken ?? null);
  }

  /** A new session for every sign-in: one that somebody planted in the browser before is worth nothing. */
  private async enter({ token, session }: Opened, request: FastifyRequest, reply: FastifyReply): Promise<SessionView> {
    await this.closeSessionOf(request);
    giveSession(reply, token);
    const caller = await this.callers.bySession(token);
    return this.view(caller?.actor, session.csrfToken);
  }

  private async closeSessionOf(request: FastifyRequest): Promise<void> {
    const token = sessionToken(request);
    if (token !== undefined) await this.sessions.close(token);
  }

  private async view(actor: Actor | undefined, csrfToken: string | null): Promise<SessionView> {
    const administrator = actor?.administrator;
    return {
      person: actor ? { username: actor.username, displayName: actor.displayName, roles: [...actor.roles] } : null,
      administrator: administrator ? { username: administrator.username, displayName: administrator.displayName } : null,
      csrfToken,
      setupRequired: !(await this.installation.isDone('administrator')),
      engine: this.settings.engine,
    };
  }
}
