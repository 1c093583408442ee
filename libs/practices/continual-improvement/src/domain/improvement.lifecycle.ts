import { IMPROVEMENT_LIFECYCLE, IMPROVEMENT_STATES, type ImprovementState, type Lifecycle } from '#core/contracts';
import { ok, refuse, type Refusal, type Result } from '#core/kernel';
import type { Improvement } from './improvement.entity.js';

/** The process of the seven steps. */
export const IMPROVEMENT_PROCESS = 'continual-improvement';

/** Nothing happens to an improvement any more. */
export const ENDED_STATES: readonly ImprovementState[] = ['achieved', 'rejected'];

/** The only place where an improvement's state is written. Refuses what the lifecycle does not allow; staying is allowed. */
export function moveTo(improvement: Improvement, state: ImprovementState): Result<void, Refusal<'illegal-transition'>> {
  if (improvement.state === state) return ok();
  const allowed: readonly ImprovementState[] = IMPROVEMENT_LIFECYCLE[improvement.state];
  if (!allowed.includes(state)) return refuse('illegal-transition', `${improvement.number} is in the state ${improvement.state} and cannot become ${state}.`, 'state');
  improvement.state = state;
  return ok();
}

/** Throws when nothing leads to a state. Called once at start. */
export function assertImprovementLifecycle(lifecycle: Lifecycle<ImprovementState> = IMPROVEMENT_LIFECYCLE): void {
  const reached = new Set<ImprovementState>(['proposed']);
  for (const state of reached) lifecycle[state].forEach((next) => reached.add(next));
  const lost = IMPROVEMENT_STATES.filter((state) => !reached.has(state));
  if (lost.length > 0) throw new Error(`No transition of an improvement leads to ${lost.join(', ')}.`);
}
