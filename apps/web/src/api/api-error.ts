import type { Problem, ProblemCode } from '#core/contracts';
import { inUserZone } from '../ui/time.js';

/** The server answered with a refusal (RFC 9457). */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(readonly problem: Problem) {
    super(problem.detail);
  }

  is(code: ProblemCode): boolean {
    return this.problem.code === code;
  }
}

/** No answer came: the server is down or the network is. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError';
}

/** Reads a refusal from an answer; an answer that is no problem document becomes `internal-error`. */
export async function problemOf(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => null);
  if (isProblem(body)) return forReader(body);
  return {
    type: 'about:blank',
    title: response.statusText,
    status: response.status,
    detail: `${response.status} ${response.statusText}`,
    code: 'internal-error',
    requestId: response.headers.get('x-request-id') ?? '',
  };
}

/** Its sentences tell moments in UTC. */
function forReader({ errors, ...problem }: Problem): Problem {
  const faults = errors?.map(({ field, message }) => ({ field, message: inUserZone(message) }));
  return { ...problem, detail: inUserZone(problem.detail), ...(faults && { errors: faults }) };
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'code' in body && 'detail' in body;
}
