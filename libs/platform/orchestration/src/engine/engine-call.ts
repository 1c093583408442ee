import { isNativeError } from 'node:util/types';
import { isSdkError } from '@camunda8/orchestration-cluster-api';
import type { CancelablePromise } from '@camunda8/orchestration-cluster-api';
import { fail, ok } from '#core/kernel';
import type { Refusal, Result } from '#core/kernel';

/** Why the engine did not do what was asked. The codes are also problem codes of `/api/v1`. */
export type EngineRefusalCode = 'engine-refused' | 'engine-unreachable' | 'not-found' | 'conflict';
export type EngineRefusal = Refusal<EngineRefusalCode>;
export type EngineResult<T> = Promise<Result<T, EngineRefusal>>;

const TIMEOUT_MS = 15_000;

const CODE_OF_STATUS: Readonly<Record<number, EngineRefusalCode>> = {
  400: 'engine-refused',
  403: 'engine-refused',
  404: 'not-found',
  409: 'conflict',
  413: 'engine-refused',
};

export interface CallLimits {
  timeoutMs?: number;
  signal?: AbortSignal;
}

/**
 * Runs one call of the published client, at most `timeoutMs` long. The engine's "no" and its absence become refusals with
 * the engine's own sentence; an error that is not the client's is a bug and thrown on.
 */
export async function engineCall<T>(ask: () => CancelablePromise<T>, limits: CallLimits = {}): EngineResult<T> {
  const timeout = AbortSignal.timeout(limits.timeoutMs ?? TIMEOUT_MS);
  const stop = limits.signal === undefined ? timeout : AbortSignal.any([timeout, limits.signal]);
  const asked = ask();
  const giveUp = () => asked.cancel();
  stop.addEventListener('abort', giveUp, { once: true });
  try {
    return ok(await asked);
  } catch (error) {
    return fail(refusalOf(error));
  } finally {
    stop.removeEventListener('abort', giveUp);
  }
}

/** A call whose answer says nothing but "done". */
export function tell(ask: () => CancelablePromise<unknown>): EngineResult<void> {
  return mapped(engineCall(ask), () => undefined);
}

export async function mapped<T, U>(result: EngineResult<T>, convert: (value: T) => U): EngineResult<U> {
  const answer = await result;
  return answer.ok ? ok(convert(answer.value)) : answer;
}

function refusalOf(error: unknown): EngineRefusal {
  if (isSdkError(error) && error.name === 'HttpSdkError') {
    const code = CODE_OF_STATUS[error.status];
    if (code !== undefined) return { code, message: error.detail ?? error.title ?? error.message };
  }
  if (isSdkError(error) || isAbsence(error)) return unreachable(error);
  throw error;
}

function unreachable(error: Error): EngineRefusal {
  const cause = isNativeError(error.cause) ? ` (${error.cause.message})` : '';
  return { code: 'engine-unreachable', message: `The process engine cannot be reached: ${error.message}${cause}` };
}

const ABSENT_MESSAGES = new Set(['fetch failed', 'terminated']);
const ABSENT_NAMES = new Set(['CancelError', 'AbortError']);

/** `fetch` reports a refused, reset or broken connection as a TypeError; a call given up ends in the client's CancelError. */
function isAbsence(error: unknown): error is Error {
  return isNativeError(error) && (ABSENT_MESSAGES.has(error.message) || ABSENT_NAMES.has(error.name));
}
