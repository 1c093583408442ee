import { startTransition } from '../rules/user-tasks.js';
import { asked, reject, type CommandHandler } from './handler.js';
import { idleUserTask } from './user-task-lookup.js';

/** Assigns, claims (no override) or unassigns a user task when its assigning listeners agree. */
export const assignUserTask: CommandHandler<'assignUserTask'> = (step, { userTaskKey, assignee, allowOverride, action, requestId }) => {
  const verb = allowOverride ? 'assign' : 'claim';
  const found = idleUserTask(step, userTaskKey, assignee === null ? 'unassign' : verb);
  if (!found.ok) return found;
  const task = found.value;
  if (!allowOverride && task.assignee !== null && task.assignee !== assignee) {
    return reject('INVALID_STATE', `Expected to claim user task with key '${userTaskKey}', but it has already been assigned`);
  }
  const attributes = { ...task, assignee: assignee === '' ? null : assignee };
  const changed = attributes.assignee === task.assignee ? [] : (['assignee'] as const);
  const standard = assignee === null ? 'unassign' : verb;
  startTransition(step, task, { event: 'ASSIGNING', action: action || standard, requestId, attributes, changedAttributes: changed, variables: null });
  return asked(step, requestId);
};
