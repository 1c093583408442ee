import { EARLY_LIFE_ACTIONS, type EarlyLifeAction, type LockedFields, type Role } from '#core/contracts';
import { ok, refuse } from '#core/kernel';
import type { Actor } from '#platform/identity';
import type { Verdict } from '#platform/orchestration';
import { TRANSITION_WRITERS } from '../acceptance/acceptance-permissions.js';
import type { EarlyLifeSupport } from './early-life.entity.js';
import { ENDED_SUPPORTS } from './early-life.lifecycle.js';

/** An early-life support with the ids of those who own a criterion of it. */
export interface SupportInQuestion {
  support: EarlyLifeSupport;
  owners: readonly string[];
}

/** May end a support that runs without a decision of operations. */
const ENDERS = ['admin', 'service-manager', 'process-owner'] as const satisfies readonly Role[];

const RULES = {
  edit: ({ support }, actor) => (looksAfter(support, actor) ? notEnded(support) : notTheirs(support)),
  'give-evidence': ({ support, owners }, { personId }) => (owners.includes(personId) ? notEnded(support) : refuse('not-permitted', `You own no criterion of ${support.number}.`)),
  measure: ({ support }, { personId, roles }) => {
    if (support.deskId !== personId && !roles.includes('service-manager')) return refuse('not-permitted', `Only the service desk and service managers measure the levels of ${support.number}.`);
    return support.state === 'running' || support.state === 'deciding' ? notEnded(support) : refuse('illegal-transition', `${support.number} is in the state ${support.state}: nothing is measured.`);
  },
  'bring-forward': ({ support }, actor) => {
    if (!looksAfter(support, actor)) return notTheirs(support);
    return support.state === 'running' ? notEnded(support) : refuse('illegal-transition', `${support.number} is in the state ${support.state}: only a support that runs can be decided early.`);
  },
  cancel: ({ support }, actor) => {
    const { number, release } = support;
    const permitted = mayEnd(support, actor);
    if (!permitted.ok) return permitted;
    return release === null ? notEnded(support) : refuse('illegal-transition', `${release} calls ${number} and waits for its decision: it is accepted or rolled back there.`);
  },
} as const satisfies Record<EarlyLifeAction, (question: SupportInQuestion, actor: Actor) => Verdict>;

export function mayAct(action: EarlyLifeAction, question: SupportInQuestion, actor: Actor): Verdict {
  return RULES[action](question, actor);
}

export function allowedActions(question: SupportInQuestion, actor: Actor): EarlyLifeAction[] {
  return EARLY_LIFE_ACTIONS.filter((action) => mayAct(action, question, actor).ok);
}

/** What is fixed once it has begun, each with the reason. */
export function lockedFields({ number, state }: EarlyLifeSupport): LockedFields {
  if (state === 'entry') return {};
  return {
    daysAsked: `${number} has begun: operations extend it when they decide.`,
    levels: `${number} has begun: what is measured is fixed until it ends.`,
  };
}

/** Before it begins whoever looks after it; then operations, as with every other end, and never who hands over. */
function mayEnd(support: EarlyLifeSupport, actor: Actor): Verdict {
  if (support.state === 'entry') return looksAfter(support, actor) ? ok() : notTheirs(support);
  if (!ENDERS.some((role) => actor.roles.includes(role))) return refuse('not-permitted', `${support.number} has begun: service managers, process owners and administrators cancel it.`);
  return support.managerId === actor.personId ? refuse('separation-of-duties', `You hand over in ${support.number}. Somebody else has to cancel it.`) : ok();
}

function looksAfter({ managerId }: EarlyLifeSupport, { personId, roles }: Actor): boolean {
  return managerId === personId || TRANSITION_WRITERS.some((role) => roles.includes(role));
}

export function notEnded({ number, state, cancelledAt }: EarlyLifeSupport): Verdict {
  if (ENDED_SUPPORTS.includes(state)) return refuse('illegal-transition', `${number} has ended.`);
  return cancelledAt ? refuse('conflict', `${number} has been cancelled.`) : ok();
}

function notTheirs({ number }: EarlyLifeSupport): Verdict {
  return refuse('not-permitted', `Only who hands over in ${number}, change, release and service managers and process owners may do that.`);
}
