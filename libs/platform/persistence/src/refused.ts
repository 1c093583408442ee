import { PROBLEM_STATUS, type ProblemCode } from '#core/contracts';
import type { Refusal, Result } from '#core/kernel';

/** Further members of the problem document: wrong fields, the record as it stands now, the problems of a model. */
export interface RefusedExtra {
  errors?: readonly { field: string; message: string }[];
  current?: unknown;
  problems?: unknown;
  retryAfterSeconds?: number;
}

/** A refusal on its way out of the HTTP edge. Thrown by controllers only; the server's one exception filter answers it as RFC 9457. */
export class Refused extends Error {
  constructor(
    readonly refusal: Refusal<ProblemCode>,
    readonly extra: RefusedExtra = {},
  ) {
    super(refusal.message);
    this.name = 'Refused';
  }

  get status(): number {
    return PROBLEM_STATUS[this.refusal.code];
  }
}

/** For controllers: the value of a result, or its refusal thrown for the exception filter. */
export function orRefuse<T>(result: Result<T, Refusal<ProblemCode>>): T {
  if (result.ok) return result.value;
  throw new Refused(result.failure);
}
