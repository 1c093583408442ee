import { EARLY_LIFE_LIFECYCLE, type EarlyLifeState } from '#core/contracts';
import type { Refusal, Result } from '#core/kernel';
import { moveAlong } from '#platform/orchestration';
import type { EarlyLifeSupport } from './early-life.entity.js';

export const EARLY_LIFE_PROCESS = 'early-life-support';

export const ENDED_SUPPORTS: readonly EarlyLifeState[] = ['accepted', 'rolled-back', 'cancelled'];

/** The only place where the state of an early-life support is written. Refuses what the lifecycle does not allow; staying is allowed. */
export function moveSupport(support: EarlyLifeSupport, state: EarlyLifeState): Result<void, Refusal<'illegal-transition'>> {
  return moveAlong(EARLY_LIFE_LIFECYCLE, support, state);
}
