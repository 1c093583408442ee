import { isSdkError } from '@camunda8/orchestration-cluster-api';
import { fail, ok } from '#core/kernel';
import type { Refusal, Result } from '#core/kernel';

/** Why the engine did not do what was asked. The codes are also problem codes of `/api/v1`. */
export type EngineRefusalCode = 'engine-refused' | 'engine-unreachable' | 'not-found' | 'conflict';
export type EngineRefusal = Refusal<EngineRefusalCode>;
export type EngineResult<T> = Promise<Result<T, EngineRefusal>>;

const CODE_OF_STATUS: Readonly<Record<number, EngineRefusalCode>> = {
  400: 'engine-refused',
  403: 'engine-refused',
  404: 'not-found',
  409: 'conflict',
  413: 'engine-refused',
};

/**
 * Runs one call of the published client. The engine's answer "no" and its absence become refusals with the engine's own
 * sentence; anything that is not the client's error (a bug) is thrown on.
 */
export async function engineCall<T>(call: () => Promise<T>): EngineResult<T> {
  try {
    return ok(await call());
  } catch (error) {
    if (isConnectionFailure(error)) return fail(unreachable(error));
    if (!isSdkError(error)) throw error;
    return fail(refusalOf(error));
  }
}

function refusalOf(error: Error & { status?: number; detail?: string; title?: string }): EngineRefusal {
  const code = error.status === undefined ? undefined : CODE_OF_STATUS[error.status];
  return code === undefined ? unreachable(error) : { code, message: error.detail ?? error.title ?? error.message };
}

function unreachable(error: Error & { status?: number }): EngineRefusal {
  const cause = error.cause instanceof Error ? `: ${error.cause.message}` : '';
  const status = error.status === undefined ? '' : ` (status ${error.status})`;
  return { code: 'engine-unreachable', message: `The process engine cannot be reached${status}: ${error.message}${cause}` };
}

/** `fetch` reports a refused or reset connection as a TypeError with a cause. */
function isConnectionFailure(error: unknown): error is Error {
  return error instanceof TypeError && error.message === 'fetch failed';
}
