import type { Memory } from '../state/memory.js';
import type { UserTaskRow } from '../state/rows.js';
import type { Appliers } from './apply.js';

const update = (memory: Memory, { row }: { readonly row: UserTaskRow }): void => memory.tables.userTasks.update(row);

export const APPLY_USER_TASK = {
  USER_TASK_CREATING: (memory, { row }) => memory.tables.userTasks.insert(row),
  USER_TASK_CREATED: update,
  USER_TASK_ASSIGNING: update,
  USER_TASK_ASSIGNED: update,
  USER_TASK_UPDATING: update,
  USER_TASK_UPDATED: update,
  USER_TASK_COMPLETING: update,
  USER_TASK_COMPLETED: update,
  USER_TASK_CANCELING: update,
  USER_TASK_CANCELED: update,
  USER_TASK_LISTENER_PASSED: update,
  USER_TASK_CORRECTED: update,
  USER_TASK_DENIED: update,
} as const satisfies Appliers<
  | 'USER_TASK_CREATING' | 'USER_TASK_CREATED' | 'USER_TASK_ASSIGNING' | 'USER_TASK_ASSIGNED' | 'USER_TASK_UPDATING' | 'USER_TASK_UPDATED'
  | 'USER_TASK_COMPLETING' | 'USER_TASK_COMPLETED' | 'USER_TASK_CANCELING' | 'USER_TASK_CANCELED' | 'USER_TASK_LISTENER_PASSED' | 'USER_TASK_CORRECTED' | 'USER_TASK_DENIED'
>;
