import type { ProblemCode } from '#core/contracts';
import { ok, refuse } from '#core/kernel';
import type { Refusal, Result } from '#core/kernel';
import type { Actor } from '#platform/identity';
import type { EngineUserTask, UserTaskState } from '#platform/orchestration';

/** In whose name a person works on a task: null in their own, else in that of an absent colleague. */
export type Principal = Actor | null;
type Standing = Result<Principal, Refusal<ProblemCode>>;

/** States in which a task still waits for a person. */
export const OPEN_STATES: readonly UserTaskState[] = ['CREATED', 'ASSIGNING', 'UPDATING'];

/** Whether the task is offered to the person in their own right. */
export function isCandidate(task: EngineUserTask, actor: Actor): boolean {
  return task.assignee === actor.username || isOffered(task, actor);
}

/**
 * Whether the person may work on the task at all, and in whose name, before anything is asked about its record. `absent` are
 * the colleagues who are away and have named the person to stand in: their tasks are the deputy's meanwhile.
 */
export function standingOn(task: EngineUserTask, actor: Actor, absent: readonly Actor[]): Standing {
  if (!OPEN_STATES.includes(task.state)) return refuse('already-decided', 'This task is over.');
  const free = task.assignee === null || task.assignee === actor.username;
  if (free && isOffered(task, actor)) return ok(null);
  const principal = absent.find((colleague) => (free ? isOffered(task, colleague) : task.assignee === colleague.username));
  if (principal) return ok(principal);
  if (task.assignee === actor.username) return ok(null);
  return free ? refuse('not-permitted', `This task is for ${whoMay(task)}.`) : refuse('not-assigned-to-you', `This task is with ${task.assignee}.`);
}

function isOffered({ candidateUsers, candidateGroups }: EngineUserTask, { username, roles }: Actor): boolean {
  return candidateUsers.includes(username) || candidateGroups.some((group) => (roles as readonly string[]).includes(group));
}

function whoMay({ candidateGroups, candidateUsers }: EngineUserTask): string {
  const names = [...candidateGroups, ...candidateUsers];
  return names.length > 0 ? names.join(', ') : 'nobody yet';
}
