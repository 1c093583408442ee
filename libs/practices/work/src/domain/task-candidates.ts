import type { ProblemCode } from '#core/contracts';
import { ok, refuse } from '#core/kernel';
import type { Refusal, Result } from '#core/kernel';
import type { Actor } from '#platform/identity';
import type { EngineUserTask, UserTaskState } from '#platform/orchestration';

type Verdict = Result<void, Refusal<ProblemCode>>;

/** States in which a task still waits for a person. */
export const OPEN_STATES: readonly UserTaskState[] = ['CREATED', 'ASSIGNING', 'UPDATING'];

export function isCandidate(task: EngineUserTask, actor: Actor): boolean {
  if (task.assignee === actor.username || task.candidateUsers.includes(actor.username)) return true;
  return task.candidateGroups.some((group) => (actor.roles as readonly string[]).includes(group));
}

/** Whether the person may work on the task at all, before anything is asked about its record. */
export function mayWorkOn(task: EngineUserTask, actor: Actor): Verdict {
  if (!OPEN_STATES.includes(task.state)) return refuse('already-decided', 'This task is over.');
  if (task.assignee !== null && task.assignee !== actor.username) {
    return refuse('not-assigned-to-you', `This task is with ${task.assignee}.`);
  }
  return isCandidate(task, actor) ? ok() : refuse('not-permitted', `This task is for ${whoMay(task)}.`);
}

function whoMay({ candidateGroups, candidateUsers }: EngineUserTask): string {
  const names = [...candidateGroups, ...candidateUsers];
  return names.length > 0 ? names.join(', ') : 'nobody yet';
}
