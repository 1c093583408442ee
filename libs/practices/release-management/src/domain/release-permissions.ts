import { RELEASE_ACTIONS, type ReleaseAction, type Role } from '#core/contracts';
import { ok, refuse, type Refusal, type Result } from '#core/kernel';
import type { Actor } from '#platform/identity';
import type { Release } from './release.entity.js';
import { BEFORE_DEPLOYMENT } from './release.lifecycle.js';

type Verdict = Result<void, Refusal<'not-permitted' | 'illegal-transition' | 'conflict'>>;

const MANAGERS = ['release-manager', 'admin'] as const satisfies readonly Role[];

export function mayAct(action: ReleaseAction, release: Release, actor: Actor): Verdict {
  if (!isTheirs(release, actor)) return refuse('not-permitted', `Only who manages ${release.number} and release managers may do this.`);
  return RULES[action](release);
}

export function allowedActions(release: Release, actor: Actor): ReleaseAction[] {
  return RELEASE_ACTIONS.filter((action) => mayAct(action, release, actor).ok);
}

/** Why this person cannot edit the content; that nobody can is told first. */
export function lockedReason(release: Release, actor: Actor): string | null {
  const refusal = [beforeDeployment(release), mayAct('edit', release, actor)].find(({ ok: may }) => !may);
  return refusal && !refusal.ok ? refusal.failure.message : null;
}

const RULES = {
  edit: beforeDeployment,
  submit: ({ number, submittedAt, state }) => (submittedAt || state !== 'draft' ? refuse('illegal-transition', `${number} was submitted before, or has been cancelled.`) : ok()),
  cancel: beforeDeployment,
} as const satisfies Record<ReleaseAction, (release: Release) => Verdict>;

function beforeDeployment({ number, state, cancelledAt }: Release): Verdict {
  if (cancelledAt) return refuse('conflict', `${number} has been cancelled.`);
  if (BEFORE_DEPLOYMENT.includes(state)) return ok();
  return refuse('illegal-transition', `${number} is in the state ${state}: what was decided on cannot be changed or cancelled any more.`);
}

function isTheirs({ managerId }: Release, { personId, roles }: Actor): boolean {
  return managerId === personId || MANAGERS.some((role) => roles.includes(role));
}
