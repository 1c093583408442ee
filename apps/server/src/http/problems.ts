import { HttpException } from '@nestjs/common';
import { PROBLEM_STATUS, type Problem, type ProblemCode } from '#core/contracts';
import { isDatabaseUnreachable, Refused, type RefusedExtra } from '#platform/persistence';

const CODE_OF_STATUS: Readonly<Record<number, ProblemCode>> = {
  400: 'malformed-request',
  401: 'not-signed-in',
  403: 'not-permitted',
  404: 'not-found',
  413: 'payload-too-large',
  414: 'not-found', // an id longer than any that was given out
  415: 'unsupported-media-type',
  429: 'too-many-requests',
};

/** PostgreSQL's codes for text that it cannot hold: a zero character, a broken surrogate. */
const BAD_TEXT = new Set(['22021', '22P05']);
const RETRY_AFTER_SECONDS = 5;

/** What is answered for an error, without the request's id. `unexpected`: a bug, to be logged with its stack. */
export interface Answer {
  code: ProblemCode;
  detail: string;
  extra: RefusedExtra;
  unexpected: boolean;
}

/** The one place where an error becomes an answer (RFC 9457). */
export function answerFor(error: unknown): Answer {
  if (error instanceof Refused) return refused(error);
  if (isDatabaseUnreachable(error)) {
    return expected('database-unreachable', 'The database cannot be reached at the moment. Nothing was changed; try again.', { retryAfterSeconds: RETRY_AFTER_SECONDS });
  }
  if (BAD_TEXT.has(String(member(error, 'code')))) return expected('validation-failed', 'The request holds a character that cannot be stored.');
  const code = codeFor(statusOf(error));
  if (code !== undefined) return expected(code, error instanceof Error ? error.message : code);
  return { code: 'internal-error', detail: 'Something went wrong here. The request id leads to the cause in the log.', extra: {}, unexpected: true };
}

export function problemOf({ code, detail, extra }: Answer, requestId: string): Problem {
  const { retryAfterSeconds: _header, errors, ...rest } = extra;
  return {
    type: `urn:tollgate:problem:${code}`,
    title: titleOf(code),
    status: PROBLEM_STATUS[code],
    detail,
    code,
    requestId,
    ...(errors && { errors: [...errors] }),
    ...rest,
  };
}

function refused({ refusal, extra }: Refused): Answer {
  const errors = extra.errors ?? (refusal.at === undefined ? undefined : [{ field: refusal.at, message: refusal.message }]);
  const later = refusal.code === 'engine-unreachable' ? { retryAfterSeconds: RETRY_AFTER_SECONDS } : {};
  return expected(refusal.code, refusal.message, { ...later, ...extra, ...(errors && { errors }) });
}

function expected(code: ProblemCode, detail: string, extra: RefusedExtra = {}): Answer {
  return { code, detail, extra, unexpected: false };
}

function codeFor(status: number): ProblemCode | undefined {
  return CODE_OF_STATUS[status] ?? (status >= 400 && status < 500 ? 'malformed-request' : undefined);
}

function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  const status = member(error, 'statusCode');
  return typeof status === 'number' ? status : 500;
}

function member(error: unknown, name: string): unknown {
  return typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined;
}

function titleOf(code: ProblemCode): string {
  const words = code.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
