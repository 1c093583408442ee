import { CHANGE_STATES, NORMAL_CHANGE_LIFECYCLE } from '#core/contracts';
import type { ChangeState, ChangeType, Lifecycle } from '#core/contracts';
import { ok, refuse } from '#core/kernel';
import type { Refusal, Result } from '#core/kernel';
import type { Change } from './change.entity.js';

/** One table per type. Standard and emergency changes follow the normal one until their own models exist. */
export const CHANGE_LIFECYCLES = {
  standard: NORMAL_CHANGE_LIFECYCLE,
  normal: NORMAL_CHANGE_LIFECYCLE,
  emergency: NORMAL_CHANGE_LIFECYCLE,
} as const satisfies Record<ChangeType, Lifecycle<ChangeState>>;

/** The process that moves changes of a type. */
export const CHANGE_PROCESSES = {
  standard: 'change-normal',
  normal: 'change-normal',
  emergency: 'change-normal',
} as const satisfies Record<ChangeType, string>;

/** Nothing happens to a change any more. */
export const ENDED_STATES: readonly ChangeState[] = ['closed', 'cancelled'];

/** The only place where a change's state is written. Refuses what the lifecycle does not allow; staying is allowed. */
export function moveTo(change: Change, state: ChangeState): Result<void, Refusal<'illegal-transition'>> {
  if (change.state === state) return ok();
  if (!mayMoveTo(change, state)) {
    return refuse('illegal-transition', `${change.number} is in the state ${change.state} and cannot become ${state}.`, 'state');
  }
  change.state = state;
  if (ENDED_STATES.includes(state)) change.revisionOpen = false;
  return ok();
}

/** Whether the lifecycle of the change leads from its state to the other in one step. */
export function mayMoveTo({ type, state: from }: Change, state: ChangeState): boolean {
  const allowed: readonly ChangeState[] = CHANGE_LIFECYCLES[type][from];
  return allowed.includes(state);
}

/** Throws when a lifecycle has a state nothing leads to, or leads to no end. Called once at start. */
export function assertLifecycles(): void {
  for (const [type, lifecycle] of Object.entries<Lifecycle<ChangeState>>(CHANGE_LIFECYCLES)) {
    const reached = reachable('new', lifecycle);
    const lost = CHANGE_STATES.filter((state) => !reached.has(state));
    if (lost.length > 0) throw new Error(`No transition of a ${type} change leads to ${lost.join(', ')}.`);
  }
}

function reachable(from: ChangeState, lifecycle: Lifecycle<ChangeState>, seen = new Set<ChangeState>()): Set<ChangeState> {
  if (seen.has(from)) return seen;
  seen.add(from);
  lifecycle[from].forEach((next) => reachable(next, lifecycle, seen));
  return seen;
}
