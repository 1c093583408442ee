import { IMPROVEMENT_ACTIONS, type ImprovementAction, type ImprovementState, type Role } from '#core/contracts';
import { ok, refuse, type Refusal, type Result } from '#core/kernel';
import type { Actor } from '#platform/identity';
import type { Improvement } from './improvement.entity.js';
import { ENDED_STATES } from './improvement.lifecycle.js';

type Verdict = Result<void, Refusal<'not-permitted' | 'illegal-transition' | 'conflict'>>;

const MANAGERS = ['service-manager', 'process-owner', 'admin'] as const satisfies readonly Role[];
/** From the approval on the content is what was approved. */
const EDITABLE: readonly ImprovementState[] = ['proposed', 'assess'];

export function mayAct(action: ImprovementAction, improvement: Improvement, actor: Actor): Verdict {
  const { number, state, withdrawnAt } = improvement;
  if (!isTheirs(improvement, actor)) return refuse('not-permitted', `Only who proposed or owns ${number}, service managers and process owners may do this.`);
  if (ENDED_STATES.includes(state)) return refuse('illegal-transition', `${number} has ended.`);
  if (withdrawnAt) return refuse('conflict', `${number} has been withdrawn.`);
  if (action === 'edit' && !EDITABLE.includes(state)) return refuse('illegal-transition', `${number} is in the state ${state}: its content is fixed unless it comes back for assessment.`);
  return ok();
}

export function allowedActions(improvement: Improvement, actor: Actor): ImprovementAction[] {
  return IMPROVEMENT_ACTIONS.filter((action) => mayAct(action, improvement, actor).ok);
}

function isTheirs({ ownerId, proposedById }: Improvement, { personId, roles }: Actor): boolean {
  return ownerId === personId || proposedById === personId || MANAGERS.some((role) => roles.includes(role));
}
