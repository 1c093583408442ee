import type { OutgoingHttpHeaders } from 'node:http';
import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentActor, type Actor } from '#platform/identity';
import { Refused } from '#platform/persistence';
import { EventStream } from './event-stream.js';
import { LiveHub } from './live-hub.js';

@ApiTags('Live')
@Controller('live')
export class LiveController {
  constructor(private readonly hub: LiveHub) {}

  @Get()
  @ApiOperation({ summary: 'Server-sent events: what to read again (`event: live`, data as LiveEvent)' })
  @ApiProduces('text/event-stream')
  @ApiOkResponse({ description: 'Ends now and then; an EventSource connects again by itself.' })
  listen(@CurrentActor() actor: Actor, @Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    if (request.method === 'HEAD') return void reply.type('text/event-stream').send(); // asks what is here; nothing would follow
    const stream = new EventStream(actor, reply.raw, () => this.hub.leave(stream));
    if (!this.hub.join(stream)) {
      throw new Refused({ code: 'too-many-requests', message: 'Too many live connections. Close some windows.' }, { retryAfterSeconds: 30 });
    }
    const headers = reply.getHeaders() as OutgoingHttpHeaders;
    reply.hijack();
    stream.open(headers);
  }
}
