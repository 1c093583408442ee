import { CAB_ACTIONS, CAB_LIFECYCLE, type CabAction, type CabState, type ProblemCode } from '#core/contracts';
import { ok, refuse, type Refusal, type Result } from '#core/kernel';
import type { Actor } from '#platform/identity';
import type { CabMeeting } from './cab-meeting.entity.js';

type Verdict = Result<void, Refusal<ProblemCode>>;

/** Which action is open to whom in which state, and why not. */
const RULES = {
  edit: (meeting, actor) => keeper(actor, () => within(meeting, ['planned'])),
  'keep-agenda': (meeting, actor) => keeper(actor, () => within(meeting, ['planned', 'held'])),
  hold: (meeting, actor) => keeper(actor, () => leadsTo(meeting, 'held')),
  decide: (meeting, { personId }) =>
    meeting.memberIds.includes(personId) ? within(meeting, ['held']) : refuse('not-permitted', `Only members of ${meeting.number} decide in it.`),
  minute: (meeting, actor) => keeper(actor, () => leadsTo(meeting, 'minuted')),
  cancel: (meeting, actor) => keeper(actor, () => leadsTo(meeting, 'cancelled')),
} as const satisfies Record<CabAction, (meeting: CabMeeting, actor: Actor) => Verdict>;

export function mayInCab(action: CabAction, meeting: CabMeeting, actor: Actor): Verdict {
  return RULES[action](meeting, actor);
}

export function allowedCabActions(meeting: CabMeeting, actor: Actor): CabAction[] {
  return CAB_ACTIONS.filter((action) => mayInCab(action, meeting, actor).ok);
}

/** Roles that keep meetings. */
export const CAB_KEEPERS = ['change-manager', 'admin'] as const;

function keeper({ roles }: Actor, then: () => Verdict): Verdict {
  return CAB_KEEPERS.some((role) => roles.includes(role)) ? then() : refuse('not-permitted', 'Only a change manager keeps meetings of the board.');
}

function within({ number, state }: CabMeeting, states: readonly CabState[]): Verdict {
  return states.includes(state) ? ok() : refuse('illegal-transition', `${number} is ${state}; this is done while a meeting is ${states.join(' or ')}.`);
}

function leadsTo({ number, state }: CabMeeting, target: CabState): Verdict {
  const allowed: readonly CabState[] = CAB_LIFECYCLE[state];
  return allowed.includes(target) ? ok() : refuse('illegal-transition', `${number} is ${state} and cannot become ${target}.`, 'state');
}
