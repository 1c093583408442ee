import { idleUserTask } from './user-task-lookup.js';
import { asked, type CommandHandler } from './handler.js';
import { startTransition } from '../rules/user-tasks.js';

/** Completes a user task when its completing listeners agree. */
export const completeUserTask: CommandHandler<'completeUserTask'> = (step, { userTaskKey, variables, action, requestId }) => {
  const found = idleUserTask(step, userTaskKey, 'complete');
  if (!found.ok) return found;
  const attributes = { ...found.value };
  startTransition(step, found.value, { event: 'COMPLETING', action: action || 'complete', requestId, attributes, changedAttributes: [], variables });
  return asked(step, requestId);
};
