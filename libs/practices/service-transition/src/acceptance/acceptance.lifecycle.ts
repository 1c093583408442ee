import { ACCEPTANCE_LIFECYCLE, type AcceptanceState } from '#core/contracts';
import type { Refusal, Result } from '#core/kernel';
import { moveAlong } from '#platform/orchestration';
import type { Acceptance } from './acceptance.entity.js';

export const ACCEPTANCE_PROCESS = 'service-acceptance';

/** Nothing is asked of an acceptance any more. */
export const ENDED_ACCEPTANCES: readonly AcceptanceState[] = ['accepted', 'withdrawn'];

/** The only place where an acceptance's state is written. Refuses what the lifecycle does not allow; staying is allowed. */
export function moveAcceptance(acceptance: Acceptance, state: AcceptanceState): Result<void, Refusal<'illegal-transition'>> {
  return moveAlong(ACCEPTANCE_LIFECYCLE, acceptance, state);
}
