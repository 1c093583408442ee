import { EMERGENCY_CHANGE_LIFECYCLE, NORMAL_CHANGE_LIFECYCLE, STANDARD_CHANGE_LIFECYCLE } from '#core/contracts';
import type { ChangeState, ChangeType } from '#core/contracts';
import { ok, refuse } from '#core/kernel';
import type { Refusal, Result } from '#core/kernel';
import type { Change } from './change.entity.js';

/** The states that a type has, each with those it may become. */
export type ChangeLifecycle = Readonly<Partial<Record<ChangeState, readonly ChangeState[]>>>;

/** One table per type. */
export const CHANGE_LIFECYCLES = {
  standard: STANDARD_CHANGE_LIFECYCLE,
  normal: NORMAL_CHANGE_LIFECYCLE,
  emergency: EMERGENCY_CHANGE_LIFECYCLE,
} as const satisfies Record<ChangeType, ChangeLifecycle>;

/** The process that moves changes of a type. */
export const CHANGE_PROCESSES = {
  standard: 'change-standard',
  normal: 'change-normal',
  emergency: 'change-emergency',
} as const satisfies Record<ChangeType, string>;

/** Where a change of a type is while its process reads it, and while its requester revises it. */
export const PREPARED_IN = { standard: 'new', normal: 'assess', emergency: 'new' } as const satisfies Record<ChangeType, ChangeState>;

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
  return nextStates(CHANGE_LIFECYCLES[type], from).includes(state);
}

/** Throws when a lifecycle has a state nothing leads to, or leads to no end. Called once at start. */
export function assertLifecycles(): void {
  for (const [type, lifecycle] of Object.entries<ChangeLifecycle>(CHANGE_LIFECYCLES)) {
    const reached = reachable('new', lifecycle);
    const lost = statesOf(lifecycle).filter((state) => !reached.has(state));
    if (lost.length > 0) throw new Error(`No transition of a ${type} change leads to ${lost.join(', ')}.`);
  }
}

function statesOf(lifecycle: ChangeLifecycle): ChangeState[] {
  return Object.keys(lifecycle) as ChangeState[];
}

function nextStates(lifecycle: ChangeLifecycle, from: ChangeState): readonly ChangeState[] {
  return lifecycle[from] ?? [];
}

function reachable(from: ChangeState, lifecycle: ChangeLifecycle, seen = new Set<ChangeState>()): Set<ChangeState> {
  if (seen.has(from)) return seen;
  seen.add(from);
  nextStates(lifecycle, from).forEach((next) => reachable(next, lifecycle, seen));
  return seen;
}
