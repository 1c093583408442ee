import { GATE_LIFECYCLE, GATE_STATES, PROJECT_LIFECYCLE, PROJECT_STATES, type GateState, type Lifecycle, type ProjectState } from '#core/contracts';
import { ok, refuse, type Refusal, type Result } from '#core/kernel';
import type { Gate } from './gate.entity.js';
import type { Project } from './project.entity.js';

/** Nothing happens to a project any more. */
export const ENDED_PROJECTS: readonly ProjectState[] = ['closed', 'stopped'];
/** The gate lets the project go on. */
export const OPEN_GATES: readonly GateState[] = ['passed', 'conditional'];

/** The only place where a project's state is written. Refuses what the lifecycle does not allow; staying is allowed. */
export function moveProject(project: Project, state: ProjectState): Result<void, Refusal<'illegal-transition'>> {
  return move(PROJECT_LIFECYCLE, project, state);
}

/** The only place where a gate's state is written. */
export function moveGate(gate: Gate, state: GateState): Result<void, Refusal<'illegal-transition'>> {
  return move(GATE_LIFECYCLE, gate, state);
}

export function mayMove<S extends string>(lifecycle: Lifecycle<S>, from: S, to: S): boolean {
  return lifecycle[from].includes(to);
}

function move<S extends string>(lifecycle: Lifecycle<S>, record: { number: string; state: S }, state: S): Result<void, Refusal<'illegal-transition'>> {
  if (record.state === state) return ok();
  if (!mayMove(lifecycle, record.state, state)) {
    return refuse('illegal-transition', `${record.number} is in the state ${record.state} and cannot become ${state}.`, 'state');
  }
  record.state = state;
  return ok();
}

/** Throws when a lifecycle has a state nothing leads to. Called once at start. */
export function assertLifecycles(): void {
  assertReachable('project', PROJECT_STATES, PROJECT_LIFECYCLE);
  assertReachable('gate', GATE_STATES, GATE_LIFECYCLE);
}

function assertReachable<S extends string>(what: string, states: readonly S[], lifecycle: Lifecycle<S>): void {
  const reached = new Set<S>([states[0]!]);
  for (const state of reached) for (const next of lifecycle[state]) reached.add(next);
  const lost = states.filter((state) => !reached.has(state));
  if (lost.length > 0) throw new Error(`No transition of a ${what} leads to ${lost.join(', ')}.`);
}
