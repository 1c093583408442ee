import type { CommandKind, Rejection, Responses } from '#engine/engine';

/** How a command ended for the one who sent it. */
export type Reply<K extends CommandKind = CommandKind> =
  | { readonly kind: 'response'; readonly response: Responses[K] }
  | { readonly kind: 'rejection'; readonly rejection: Rejection }
  /** Not done, try again later: too many commands wait, or the database is away. */
  | { readonly kind: 'unavailable'; readonly reason: string }
  /** Done or not done: unknown. The connection broke while the transaction was being committed. */
  | { readonly kind: 'unknown'; readonly reason: string }
  /** Accepted; what was waited for did not happen in time. */
  | { readonly kind: 'timedOut' }
  /** A bug: logged, nothing was changed. */
  | { readonly kind: 'failed' };

export const unavailable = (reason: string): Reply<never> => ({ kind: 'unavailable', reason });
