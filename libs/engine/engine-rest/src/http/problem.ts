/** An answer that is not a success: RFC 9457 problem details with the titles of the orchestration cluster API. */
export interface Problem {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
}

const problem = (status: number, title: string) => (detail: string): Problem => ({ status, title, detail });

/** The request is well formed and one of its values is not acceptable. */
export const invalidArgument = problem(400, 'INVALID_ARGUMENT');
/** The request cannot be read: wrong type, unknown enumeration value, malformed body. */
export const badRequest = problem(400, 'Bad Request');
export const unauthorized = problem(401, 'Unauthorized');
export const notFound = problem(404, 'NOT_FOUND');
export const invalidState = problem(409, 'INVALID_STATE');
export const alreadyExists = problem(409, 'ALREADY_EXISTS');
export const tooLarge = problem(413, 'Payload Too Large');
export const unsupportedMediaType = problem(415, 'Unsupported Media Type');
export const internal = problem(500, 'INTERNAL_SERVER_ERROR');
export const notImplemented = problem(501, 'Not Implemented');
/** Back-pressure: the published clients wait and try again on exactly this title. */
export const resourceExhausted = problem(503, 'RESOURCE_EXHAUSTED');
export const gatewayTimeout = problem(504, 'DEADLINE_EXCEEDED');

/** Carries a problem to the one place that turns it into an answer. Thrown at the HTTP edge only. */
export class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail);
  }
}

/** Throws the problem, for use at the edge: `x ?? refuse(notFound('…'))`. */
export function refuse(reason: Problem): never {
  throw new Refused(reason);
}

/** Details may quote what was sent; nobody reads more of it than this. */
const LONGEST_DETAIL = 10_000;
const told = (detail: string): string => (detail.length <= LONGEST_DETAIL ? detail : `${detail.slice(0, LONGEST_DETAIL).toWellFormed()} …`);

/** The body of a problem answer. `instance` is the path of the request. */
export function problemBody(reason: Problem, instance: string): string {
  return JSON.stringify({ type: 'about:blank', title: reason.title, status: reason.status, detail: told(reason.detail), instance });
}
