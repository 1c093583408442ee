import type { Page, ProblemCode, TaskDue, TaskListItem, TaskView } from '#core/contracts';
import type { Refusal, Result } from '#core/kernel';
import type { Actor } from '#platform/identity';

export const TASK_SORTS = [
  'createdAt', '-createdAt', 'dueDate', '-dueDate', 'followUpDate', '-followUpDate', 'priority', '-priority', 'name', '-name', 'record', '-record',
] as const;
export type TaskSort = (typeof TASK_SORTS)[number];

export interface TaskQuery {
  view: TaskView;
  /** Text in the task's name, the record's number or title. */
  q?: string | undefined;
  record?: string | undefined;
  due?: TaskDue | undefined;
  /** Candidate group. */
  group?: string | undefined;
  /** Only tasks of `URGENT_PRIORITY` and above. */
  urgent?: boolean | undefined;
  sort?: TaskSort | undefined;
  limit: number;
  cursor?: string | undefined;
}

/** A person's tasks as the task list shows them. Implemented by the practice `work`, in a global module. */
export abstract class TaskBoard {
  abstract list(actor: Actor, query: TaskQuery): Promise<Page<TaskListItem>>;
}

/** Answers tasks for whoever has another place for it than the task list, under the same rules. Implemented by the practice `work`, in a global module. */
export abstract class TaskDesk {
  /** Refuses what the task list would refuse; `despiteClaim`: but not that a colleague has claimed the task, to whom it was offered as well. */
  abstract complete(userTaskKey: string, variables: Record<string, unknown>, actor: Actor, options?: { despiteClaim: boolean }): Promise<Result<void, Refusal<ProblemCode>>>;
}
