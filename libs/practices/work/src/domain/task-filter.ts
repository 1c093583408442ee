import { URGENT_PRIORITY, type TaskDue, type TaskListItem } from '#core/contracts';
import type { TaskQuery } from '#platform/orchestration';

const WEEK_MS = 7 * 24 * 3_600_000;

/** Whether a task is one of those asked for; the view aside. */
export function matches(item: TaskListItem, { q, record, due, group, urgent }: TaskQuery, now: number): boolean {
  if (record !== undefined && item.recordNumber !== record) return false;
  if (group !== undefined && !item.candidateGroups.includes(group)) return false;
  if (urgent === true && item.priority < URGENT_PRIORITY) return false;
  if (due !== undefined && !IS_DUE[due](item.dueDate === null ? null : Date.parse(item.dueDate), now)) return false;
  return !q || [item.name, item.recordNumber, item.recordTitle].some((text) => text?.toLowerCase().includes(q.toLowerCase()));
}

const IS_DUE = {
  overdue: (due, now) => due !== null && due < now,
  soon: (due, now) => due !== null && due >= now && due < now + WEEK_MS,
  none: (due) => due === null,
} as const satisfies Record<TaskDue, (due: number | null, now: number) => boolean>;
