import { ok, type Result } from '#core/kernel';
import type { Step } from '../process/step.js';
import type { Key, UserTaskRow } from '../state/rows.js';
import type { Rejection } from './commands.js';
import { reject } from './handler.js';

/** The user task if nothing is going on with it. */
export function idleUserTask(step: Step, key: Key, verb: string): Result<UserTaskRow, Rejection> {
  const task = step.state.userTask(key);
  if (!task) return reject('NOT_FOUND', `Expected to ${verb} user task with key '${key}', but no such user task was found`);
  if (task.state === 'CREATED') return ok(task);
  return reject('INVALID_STATE', `Expected to ${verb} user task with key '${key}', but it is in state '${task.state}'`);
}
