import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { answerFor, problemOf } from './problems.js';

/** Answers every error as problem+json; what nobody expected is logged with its stack. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger('Http');

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const answer = answerFor(error);
    if (answer.unexpected) this.log.error(`${request.method} ${request.routeOptions.url ?? 'unknown route'} (${request.id}) failed`, stackOf(error));
    if (reply.sent || reply.raw.headersSent) return;
    const problem = problemOf(answer, String(request.id));
    if (answer.extra.retryAfterSeconds !== undefined) void reply.header('retry-after', answer.extra.retryAfterSeconds);
    void reply.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  }
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
