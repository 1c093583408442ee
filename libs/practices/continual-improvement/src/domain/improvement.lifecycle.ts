import { IMPROVEMENT_LIFECYCLE, IMPROVEMENT_STATES, type ImprovementState, type Lifecycle } from '#core/contracts';
import type { Refusal, Result } from '#core/kernel';
import { assertReachable, moveAlong } from '#platform/orchestration';
import type { Improvement } from './improvement.entity.js';

/** The process of the seven steps. */
export const IMPROVEMENT_PROCESS = 'continual-improvement';

/** Nothing happens to an improvement any more. */
export const ENDED_STATES: readonly ImprovementState[] = ['achieved', 'rejected'];

/** The only place where an improvement's state is written. Refuses what the lifecycle does not allow; staying is allowed. */
export function moveTo(improvement: Improvement, state: ImprovementState): Result<void, Refusal<'illegal-transition'>> {
  return moveAlong(IMPROVEMENT_LIFECYCLE, improvement, state);
}

/** Throws when nothing leads to a state. Called once at start. */
export function assertImprovementLifecycle(lifecycle: Lifecycle<ImprovementState> = IMPROVEMENT_LIFECYCLE): void {
  assertReachable('improvement', IMPROVEMENT_STATES, lifecycle);
}
