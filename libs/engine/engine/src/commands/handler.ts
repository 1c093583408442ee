import { fail, type Result } from '#core/kernel';
import type { Step } from '../process/step.js';
import type { CommandKind, CommandOf, Rejection, RejectionType, Responses } from './commands.js';

/** Decided: the answer is there, or comes later for this request. */
export type Decided<K extends CommandKind> = { readonly response: Responses[K] } | { readonly pending: string };

/** Decides one command from outside: emits events and queues what follows, or refuses without having emitted anything. */
export type CommandHandler<K extends CommandKind> = (step: Step, command: CommandOf<K>) => Result<Decided<K>, Rejection>;

export function reject(type: RejectionType, reason: string): Result<never, Rejection> {
  return fail({ type, reason });
}

export function done<K extends CommandKind>(response: Responses[K]): Result<Decided<K>, Rejection> {
  return { ok: true, value: { response } };
}

export const DONE: Result<{ readonly response: null }, Rejection> = { ok: true, value: { response: null } };

/** A request that listeners decide: answered now when none had to be asked, otherwise later. */
export function asked(step: Step, requestId: string): Result<{ readonly response: null } | { readonly pending: string }, Rejection> {
  return step.takeAnswer(requestId) ? DONE : { ok: true, value: { pending: requestId } };
}
