import { EARLY_LIFE_ACTIONS, type EarlyLifeAction } from '#core/contracts';
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

const RULES = {
  edit: ({ support }, actor) => {
    if (!looksAfter(support, actor)) return notTheirs(support);
    return support.state === 'entry' ? ok() : refuse('illegal-transition', `${support.number} is in the state ${support.state}: what is asked and measured is fixed.`);
  },
  'give-evidence': ({ support, owners }, { personId }) => (owners.includes(personId) ? notEnded(support) : refuse('not-permitted', `You own no criterion of ${support.number}.`)),
  measure: ({ support }, { personId, roles }) => {
    if (support.deskId !== personId && !roles.includes('service-manager')) return refuse('not-permitted', `Only the service desk and service managers measure the levels of ${support.number}.`);
    return support.state === 'running' || support.state === 'deciding' ? ok() : refuse('illegal-transition', `${support.number} is in the state ${support.state}: nothing is measured.`);
  },
  'bring-forward': ({ support }, actor) => {
    if (!looksAfter(support, actor)) return notTheirs(support);
    return support.state === 'running' ? ok() : refuse('illegal-transition', `${support.number} is in the state ${support.state}: only a support that runs can be decided early.`);
  },
} as const satisfies Record<EarlyLifeAction, (question: SupportInQuestion, actor: Actor) => Verdict>;

export function mayAct(action: EarlyLifeAction, question: SupportInQuestion, actor: Actor): Verdict {
  return RULES[action](question, actor);
}

export function allowedActions(question: SupportInQuestion, actor: Actor): EarlyLifeAction[] {
  return EARLY_LIFE_ACTIONS.filter((action) => mayAct(action, question, actor).ok);
}

function looksAfter({ managerId }: EarlyLifeSupport, { personId, roles }: Actor): boolean {
  return managerId === personId || TRANSITION_WRITERS.some((role) => roles.includes(role));
}

function notEnded({ number, state }: EarlyLifeSupport): Verdict {
  return ENDED_SUPPORTS.includes(state) ? refuse('illegal-transition', `${number} has ended.`) : ok();
}

function notTheirs({ number }: EarlyLifeSupport): Verdict {
  return refuse('not-permitted', `Only who hands over in ${number}, change, release and service managers and process owners may do that.`);
}
