import type { Lifecycle } from '#core/contracts';
import { ok, refuse, type Refusal, type Result } from '#core/kernel';

/** Whether the lifecycle leads from one state to the other in one step. */
export function mayMove<S extends string>(lifecycle: Lifecycle<S>, from: S, to: S): boolean {
  return lifecycle[from].includes(to);
}

/** Writes the state of a record. Refuses what its lifecycle does not allow (`illegal-transition`); staying is allowed. */
export function moveAlong<S extends string>(lifecycle: Lifecycle<S>, record: { number: string; state: S }, state: S): Result<void, Refusal<'illegal-transition'>> {
  if (record.state === state) return ok();
  if (!mayMove(lifecycle, record.state, state)) return refuse('illegal-transition', `${record.number} is in the state ${record.state} and cannot become ${state}.`, 'state');
  record.state = state;
  return ok();
}

/** Throws when a lifecycle has a state that nothing leads to from the first. Called once at start. */
export function assertReachable<S extends string>(what: string, states: readonly S[], lifecycle: Lifecycle<S>): void {
  const reached = new Set<S>(states.slice(0, 1));
  for (const state of reached) lifecycle[state].forEach((next) => reached.add(next));
  const lost = states.filter((state) => !reached.has(state));
  if (lost.length > 0) throw new Error(`No transition of a ${what} leads to ${lost.join(', ')}.`);
}
