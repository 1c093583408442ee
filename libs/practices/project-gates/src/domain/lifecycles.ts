import { GATE_LIFECYCLE, GATE_STATES, PROJECT_LIFECYCLE, PROJECT_STATES, type GateState, type ProjectState } from '#core/contracts';
import type { Refusal, Result } from '#core/kernel';
import { assertReachable, moveAlong } from '#platform/orchestration';
import type { Gate } from './gate.entity.js';
import type { Project } from './project.entity.js';

/** Nothing happens to a project any more. */
export const ENDED_PROJECTS: readonly ProjectState[] = ['closed', 'stopped'];
/** A review of the gate is on. */
export const UNDER_REVIEW: readonly GateState[] = ['evidence', 'voting'];
/** The gate lets the project go on. */
export const OPEN_GATES: readonly GateState[] = ['passed', 'conditional'];

/** The only place where a project's state is written. Refuses what the lifecycle does not allow; staying is allowed. */
export function moveProject(project: Project, state: ProjectState): Result<void, Refusal<'illegal-transition'>> {
  return moveAlong(PROJECT_LIFECYCLE, project, state);
}

/** The only place where a gate's state is written. */
export function moveGate(gate: Gate, state: GateState): Result<void, Refusal<'illegal-transition'>> {
  return moveAlong(GATE_LIFECYCLE, gate, state);
}

/** Throws when a lifecycle has a state nothing leads to. Called once at start. */
export function assertLifecycles(): void {
  assertReachable('project', PROJECT_STATES, PROJECT_LIFECYCLE);
  assertReachable('gate', GATE_STATES, GATE_LIFECYCLE);
}
