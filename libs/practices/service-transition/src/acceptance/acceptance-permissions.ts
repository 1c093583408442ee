import { ACCEPTANCE_ACTIONS, type AcceptanceAction, type LockedFields, type Role } from '#core/contracts';
import { ok, refuse } from '#core/kernel';
import type { Actor } from '#platform/identity';
import type { Verdict } from '#platform/orchestration';
import type { Acceptance } from './acceptance.entity.js';
import { ENDED_ACCEPTANCES } from './acceptance.lifecycle.js';

/** May hand services over, and look after what others hand over. */
export const TRANSITION_WRITERS = ['admin', 'change-manager', 'release-manager', 'service-manager', 'process-owner'] as const satisfies readonly Role[];

/** An acceptance with the ids of those who own a criterion of it. */
export interface AcceptanceInQuestion {
  acceptance: Acceptance;
  owners: readonly string[];
}

const RULES = {
  edit: (question, actor) => (handsOver(question, actor) ? notEnded(question) : notTheirs(question)),
  submit: (question, actor) => (handsOver(question, actor) ? inDraft(question) : notTheirs(question)),
  'give-evidence': ({ acceptance: { number, state }, owners }, { personId }) => {
    if (!owners.includes(personId)) return refuse('not-permitted', `You own no criterion of ${number}.`);
    return state === 'draft' || state === 'withdrawn' ? refuse('illegal-transition', `${number} is in the state ${state}: no evidence is taken.`) : ok();
  },
  withdraw: (question, actor) => (handsOver(question, actor) ? notEnded(question) : notTheirs(question)),
} as const satisfies Record<AcceptanceAction, (question: AcceptanceInQuestion, actor: Actor) => Verdict>;

export function mayAct(action: AcceptanceAction, question: AcceptanceInQuestion, actor: Actor): Verdict {
  return RULES[action](question, actor);
}

export function allowedActions(question: AcceptanceInQuestion, actor: Actor): AcceptanceAction[] {
  return ACCEPTANCE_ACTIONS.filter((action) => mayAct(action, question, actor).ok);
}

/** What is fixed once evidence is asked for, each with the reason: signers and risks hang on it. */
export function lockedFields({ number, submittedAt }: Acceptance): LockedFields {
  if (submittedAt === null) return {};
  const reason = `${number} is no draft any more: whose risks count and who may sign hang on it.`;
  return { title: `${number} is no draft any more: its tasks go by this title.`, project: reason, release: reason };
}

function handsOver({ acceptance: { managerId } }: AcceptanceInQuestion, { personId, roles }: Actor): boolean {
  return managerId === personId || TRANSITION_WRITERS.some((role) => roles.includes(role));
}

function inDraft({ acceptance: { number, state, submittedAt } }: AcceptanceInQuestion): Verdict {
  return state === 'draft' && submittedAt === null ? ok() : refuse('illegal-transition', `${number} is no draft any more: evidence is asked for.`);
}

function notEnded({ acceptance: { number, state, withdrawnAt } }: AcceptanceInQuestion): Verdict {
  if (ENDED_ACCEPTANCES.includes(state)) return refuse('illegal-transition', `${number} has ended.`);
  return withdrawnAt ? refuse('conflict', `${number} has been withdrawn.`) : ok();
}

function notTheirs({ acceptance: { number } }: AcceptanceInQuestion): Verdict {
  return refuse('not-permitted', `Only who hands over in ${number}, change, release and service managers and process owners may do that.`);
}
