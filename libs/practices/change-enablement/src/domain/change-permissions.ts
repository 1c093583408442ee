import { CHANGE_ACTIONS } from '#core/contracts';
import type { ChangeAction, ChangeState } from '#core/contracts';
import { ok, refuse } from '#core/kernel';
import type { Refusal, Result } from '#core/kernel';
import type { Actor } from '#platform/identity';
import type { Change } from './change.entity.js';

type Verdict = Result<void, Refusal<'not-permitted' | 'illegal-transition' | 'conflict'>>;

const WITHDRAWABLE: readonly ChangeState[] = ['new', 'assess', 'authorize', 'scheduled'];

/** Which action is open to whom, and why not. The web shows the same answer as buttons and as the reason of a lock. */
const RULES = {
  edit: (change, actor) => (isRequester(change, actor) ? editable(change) : notYours('the requester may edit this change')),
  submit: (change, actor) => (isRequester(change, actor) ? draftOnly(change, 'was submitted before') : notYours('the requester may submit this change')),
  withdraw: (change, actor) => (isRequester(change, actor) || manages(actor) ? withdrawable(change) : notYours('the requester or a change manager may withdraw this change')),
  'plan-tasks': (change, actor) => (isRequester(change, actor) || manages(actor) || implementsIt(change, actor) ? plannable(change) : notYours('the requester, the implementer or a change manager may plan the tasks')),
  'report-tasks': (change, actor) => (actor.roles.includes('implementer') ? reportable(change) : notYours('an implementer may report on the tasks')),
  'move-start': (change, actor) => (isRequester(change, actor) || manages(actor) ? movable(change) : notYours('the requester or a change manager may move its start')),
  'delete-draft': (change, actor) =>
    isRequester(change, actor) || actor.roles.includes('admin') ? draftOnly(change, 'is no draft any more; withdraw it instead') : notYours('the requester or an administrator may delete this draft'),
} as const satisfies Record<ChangeAction, (change: Change, actor: Actor) => Verdict>;

export function mayAct(action: ChangeAction, change: Change, actor: Actor): Verdict {
  return RULES[action](change, actor);
}

export function allowedActions(change: Change, actor: Actor): ChangeAction[] {
  return CHANGE_ACTIONS.filter((action) => mayAct(action, change, actor).ok);
}

export function isDraft(change: Change): boolean {
  return change.submittedAt === null;
}

function isRequester(change: Change, actor: Actor): boolean {
  return change.requesterId === actor.personId;
}

function manages(actor: Actor): boolean {
  return actor.roles.includes('change-manager');
}

function implementsIt({ implementerId }: Change, actor: Actor): boolean {
  return implementerId === actor.personId;
}

function notYours(whoMayWhat: string): Verdict {
  return refuse('not-permitted', `Only ${whoMayWhat}.`);
}

function draftOnly(change: Change, otherwise: string): Verdict {
  return isDraft(change) ? ok() : refuse('illegal-transition', `${change.number} ${otherwise}.`);
}

/** Why this person cannot edit the content; that nobody can is told first. */
export function lockedReason(change: Change, actor: Actor): string | null {
  const refusal = [editable(change), mayAct('edit', change, actor)].find(({ ok: may }) => !may);
  return refusal && !refusal.ok ? refusal.failure.message : null;
}

function editable(change: Change): Verdict {
  if (change.withdrawnAt) return refuse('illegal-transition', `${change.number} has been withdrawn.`);
  if (isDraft(change) || change.revisionOpen || isApprovable(change)) return ok();
  if (change.type === 'standard' && change.state === 'scheduled') {
    return refuse('illegal-transition', `${change.number} is what its template permits: withdraw it and request it anew to change it.`);
  }
  return refuse('illegal-transition', `${change.number} is in the state ${change.state}: its content is fixed unless it comes back for revision.`);
}

/** Approvals are being given or were given: an edit voids them, and everybody is asked again. */
export function isApprovable({ type, state }: Change): boolean {
  return type !== 'standard' && (state === 'authorize' || state === 'scheduled');
}

function plannable(change: Change): Verdict {
  if (change.withdrawnAt) return refuse('illegal-transition', `${change.number} has been withdrawn.`);
  if (isOver(change)) return refuse('illegal-transition', `The implementation of ${change.number} is over.`);
  return ok();
}

function reportable({ number, state }: Change): Verdict {
  return state === 'implement' ? ok() : refuse('illegal-transition', `${number} is in the state ${state}: tasks are reported while it is implemented.`);
}

function isOver({ state }: Change): boolean {
  return ['review', 'closed', 'cancelled'].includes(state);
}

function withdrawable(change: Change): Verdict {
  if (change.withdrawnAt) return refuse('conflict', `${change.number} has already been withdrawn.`);
  if (isDraft(change)) return refuse('illegal-transition', `${change.number} is a draft: delete it instead.`);
  if (WITHDRAWABLE.includes(change.state)) return ok();
  return refuse('illegal-transition', `${change.number} is in the state ${change.state} and can no longer be withdrawn.`);
}

function movable(change: Change): Verdict {
  if (change.withdrawnAt) return refuse('conflict', `${change.number} has been withdrawn.`);
  if (change.state === 'scheduled') return ok();
  return refuse('illegal-transition', `${change.number} is in the state ${change.state}: only the start of a scheduled change can be moved.`);
}
