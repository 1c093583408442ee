import type { CommandKind, RejectionType, Responses } from '#engine/engine';
import type { Result } from '#core/kernel';
import type { Reply } from '#engine/engine-store';
import { alreadyExists, gatewayTimeout, internal, invalidArgument, invalidState, notFound, refuse, resourceExhausted, type Problem } from './problem.js';

const REJECTIONS: Record<RejectionType, (reason: string) => Problem> = {
  INVALID_ARGUMENT: invalidArgument,
  NOT_FOUND: notFound,
  INVALID_STATE: invalidState,
  ALREADY_EXISTS: alreadyExists,
};

const UNKNOWN_OUTCOME = (detail: string): Problem => ({ status: 503, title: 'UNAVAILABLE', detail });

/** The response of a command, or the problem it ended with. Only here replies become HTTP. */
export function responseOf<K extends CommandKind>(reply: Reply<K>): Responses[K] {
  switch (reply.kind) {
    case 'response':
      return reply.response;
    case 'rejection':
      return refuse(REJECTIONS[reply.rejection.type](reply.rejection.reason));
    case 'unavailable':
      return refuse(resourceExhausted(reply.reason));
    case 'unknown':
      return refuse(UNKNOWN_OUTCOME(reply.reason));
    case 'timedOut':
      return refuse(gatewayTimeout('The request was accepted, and what it waits for did not happen in time'));
    case 'failed':
      return refuse(internal('The engine failed to process the request; nothing was changed'));
  }
}

/** The value of a check, or its 400 problem. */
export function checked<T>(result: Result<T, Problem>): T {
  return result.ok ? result.value : refuse(result.failure);
}
