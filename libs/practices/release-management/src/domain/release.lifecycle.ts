import { RELEASE_LIFECYCLE, RELEASE_STATES, type ReleaseState } from '#core/contracts';
import type { Refusal, Result } from '#core/kernel';
import { assertReachable, moveAlong } from '#platform/orchestration';
import type { Release } from './release.entity.js';

export const RELEASE_PROCESS = 'release';

/** Nothing happens to a release any more. */
export const ENDED_STATES: readonly ReleaseState[] = ['closed', 'rolled-back', 'cancelled'];
/** Nothing is deployed yet: it can be edited and cancelled. */
export const BEFORE_DEPLOYMENT: readonly ReleaseState[] = ['draft', 'preparing', 'go-no-go', 'scheduled'];
/** A go is being decided on or was given: an edit makes it void. */
export const DECIDED_ON: readonly ReleaseState[] = ['go-no-go', 'scheduled'];
/** The window is taken. */
export const WINDOW_TAKEN: readonly ReleaseState[] = ['scheduled', 'deploying', 'verifying', 'rollback-decision', 'rolling-back'];

/** The only place where a release's state is written. Refuses what the lifecycle does not allow; staying is allowed. */
export function moveTo(release: Release, state: ReleaseState): Result<void, Refusal<'illegal-transition'>> {
  return moveAlong(RELEASE_LIFECYCLE, release, state);
}

/** Throws when a lifecycle has a state nothing leads to. Called once at start. */
export function assertReleaseLifecycle(): void {
  assertReachable('release', RELEASE_STATES, RELEASE_LIFECYCLE);
}
