import type { TaskListItem } from '#core/contracts';
import type { TaskSort } from '#platform/orchestration';
import type { Position } from '#platform/persistence';

export interface TaskOrder {
  value: (item: TaskListItem) => string | number;
  direction: 1 | -1;
}

/** Tasks without a date come last when the nearest are asked for. */
const NEVER = '9999';
const dueDate = ({ dueDate: due }: TaskListItem) => due ?? NEVER;
const followUpDate = ({ followUpDate: followUp }: TaskListItem) => followUp ?? NEVER;
const createdAt = (item: TaskListItem) => item.createdAt;
const priority = (item: TaskListItem) => item.priority;
const name = (item: TaskListItem) => item.name;
const recordNumber = (item: TaskListItem) => item.recordNumber ?? '';

const SORTS = {
  createdAt: { value: createdAt, direction: 1 },
  '-createdAt': { value: createdAt, direction: -1 },
  dueDate: { value: dueDate, direction: 1 },
  '-dueDate': { value: dueDate, direction: -1 },
  followUpDate: { value: followUpDate, direction: 1 },
  '-followUpDate': { value: followUpDate, direction: -1 },
  priority: { value: priority, direction: 1 },
  '-priority': { value: priority, direction: -1 },
  name: { value: name, direction: 1 },
  '-name': { value: name, direction: -1 },
  record: { value: recordNumber, direction: 1 },
  '-record': { value: recordNumber, direction: -1 },
} as const satisfies Record<TaskSort, TaskOrder>;

export function sortOf(sort: TaskSort): TaskOrder {
  return SORTS[sort];
}

export function comparing(order: TaskOrder) {
  return (one: TaskListItem, other: TaskListItem) => compare(order, one, { value: order.value(other), key: other.userTaskKey });
}

/** Whether the item stands behind the position where a page ended. */
export function isAfter(order: TaskOrder, item: TaskListItem, [value = null, key]: Position): boolean {
  return compare(order, item, { value, key: String(key) }) > 0;
}

/** Negative when the item stands before the position. */
function compare(sort: TaskOrder, item: TaskListItem, { value, key }: { value: string | number | null; key: string }): number {
  const own = sort.value(item);
  const order = own === value ? 0 : own < (value ?? '') ? -1 : 1;
  return order * sort.direction || item.userTaskKey.localeCompare(key, 'en', { numeric: true });
}
