import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { badRequest, internal, invalidArgument, notFound, problemBody, Refused, resourceExhausted, tooLarge, unsupportedMediaType, type Problem } from './problem.js';

const path = (request: FastifyRequest): string => request.url.split('?')[0] ?? request.url;

export function sendProblem(request: FastifyRequest, reply: FastifyReply, reason: Problem): FastifyReply {
  if (reason.status === 503) reply.header('retry-after', '1');
  return reply.status(reason.status).type('application/problem+json').send(problemBody(reason, path(request)));
}

/** 414: an id longer than any that exists. */
const BY_STATUS: Record<number, (detail: string) => Problem> = { 400: badRequest, 404: notFound, 413: tooLarge, 414: notFound, 415: unsupportedMediaType };

/** SQLSTATE class 22: a value the database cannot read, such as a forged cursor. 08, 53, 57: it is away or full. */
function fromDatabase(code: string): Problem | null {
  if (code.startsWith('22')) return invalidArgument('A value of the request cannot be read');
  return /^(08|53|57)/.test(code) ? resourceExhausted('The database of the engine cannot answer at the moment') : null;
}

const AWAY = /^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND)|Connection terminated|timeout exceeded when trying to connect|Query read timeout/;

function problemFor(error: FastifyError | Error): Problem {
  if (error instanceof Refused) return error.problem;
  const { code, statusCode } = error as FastifyError;
  const known = statusCode === undefined ? undefined : BY_STATUS[statusCode];
  if (known) return known(error.message);
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) return badRequest(error.message);
  const database = typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? fromDatabase(code) : null;
  if (database) return database;
  if (AWAY.test(code ?? '') || AWAY.test(error.message)) return resourceExhausted('The database of the engine cannot be reached');
  return internal('The engine failed to answer; the reason is in its log');
}

/** An address that cannot be decoded reaches no route and no handler of errors. */
export function answerBadAddress(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  void sendProblem(request, reply, problemFor(error));
}

/** Every error of the instance becomes problem details; what is nobody's fault but ours is logged. */
export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const reason = problemFor(error);
    if (reason.status === 500 && !(error instanceof Refused)) request.log.error({ err: error }, 'request failed');
    return sendProblem(request, reply, reason);
  });
  app.setNotFoundHandler((request, reply) => sendProblem(request, reply, notFound(`No endpoint ${request.method} ${path(request)}`)));
}
