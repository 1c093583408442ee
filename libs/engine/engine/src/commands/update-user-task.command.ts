import type { Result } from '#core/kernel';
import { dateMillis } from '../rules/timer-dates.js';
import { startTransition } from '../rules/user-tasks.js';
import type { UserTaskAttribute, UserTaskRow } from '../state/rows.js';
import type { Rejection, UserTaskChangeset } from './commands.js';
import { asked, reject, type CommandHandler } from './handler.js';
import { idleUserTask } from './user-task-lookup.js';

/** Changes attributes of a user task when its updating listeners agree. An empty date or list clears it. */
export const updateUserTask: CommandHandler<'updateUserTask'> = (step, { userTaskKey, changeset, action, requestId }) => {
  const refused = checkChangeset(changeset);
  if (refused) return refused;
  const found = idleUserTask(step, userTaskKey, 'update');
  if (!found.ok) return found;
  const attributes = { ...found.value, ...changeset, ...clearedDates(changeset) };
  const changedAttributes = changedBy(found.value, changeset);
  startTransition(step, found.value, { event: 'UPDATING', action: action || 'update', requestId, attributes, changedAttributes, variables: null });
  return asked(step, requestId);
};

function changedBy(task: UserTaskRow, changeset: UserTaskChangeset): readonly UserTaskAttribute[] {
  const names = Object.keys(changeset) as (keyof UserTaskChangeset)[];
  return names.filter((name) => JSON.stringify(task[name]) !== JSON.stringify(changeset[name])).sort();
}

function clearedDates({ dueDate, followUpDate }: UserTaskChangeset): Partial<UserTaskChangeset> {
  return { ...(dueDate === '' && { dueDate: null }), ...(followUpDate === '' && { followUpDate: null }) };
}

function checkChangeset({ priority, dueDate, followUpDate }: UserTaskChangeset): Result<never, Rejection> | undefined {
  if (priority !== undefined && (!Number.isInteger(priority) || priority < 0 || priority > 100)) {
    return reject('INVALID_ARGUMENT', `Expected priority to be within 0 and 100, but was '${priority}'`);
  }
  const bad = [dueDate, followUpDate].find((date) => date !== undefined && date !== null && date !== '' && dateMillis(date) === undefined);
  return bad === undefined ? undefined : reject('INVALID_ARGUMENT', `The provided date '${bad}' cannot be parsed as a date according to RFC 3339, section 5.6.`);
}
