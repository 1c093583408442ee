import type { PersonRef } from './change.js';

export const TASK_VIEWS = ['open', 'mine', 'unassigned', 'deputy', 'done'] as const;
/** `deputy`: tasks of colleagues who are away and have named the reader to stand in. */
export type TaskView = (typeof TASK_VIEWS)[number];

/** Which due dates a list is narrowed to; `soon` is within the next seven days. */
export const TASK_DUES = ['overdue', 'soon', 'none'] as const;
export type TaskDue = (typeof TASK_DUES)[number];

/** From this priority on (0 to 100, 50 where the model says nothing) a task counts as urgent. */
export const URGENT_PRIORITY = 70;

export interface TaskListItem {
  userTaskKey: string;
  name: string;
  elementId: string;
  processName: string;
  recordNumber: string | null;
  recordTitle: string | null;
  state: 'CREATED' | 'COMPLETING' | 'COMPLETED' | 'CANCELED' | 'FAILED' | 'CREATING' | 'ASSIGNING' | 'UPDATING' | 'CANCELING';
  assignee: PersonRef | null;
  candidateGroups: string[];
  /** The absent colleague in whose name the reader sees the task; null: their own. */
  inNameOf: PersonRef | null;
  dueDate: string | null;
  followUpDate: string | null;
  priority: number;
  createdAt: string;
  completedAt: string | null;
}

export interface TaskDetail extends TaskListItem {
  documentation: string | null;
  processInstanceKey: string;
  /** form-js schema and the data it starts with; null when the task has no form. */
  form: { schema: object; data: Record<string, unknown> } | null;
  /** Why the signed-in person may not decide (separation of duties, not a candidate, done); null when they may. */
  refusal: { code: string; message: string } | null;
  /** A decision already taken and on its way to the engine. */
  pendingDecision: { by: PersonRef; inNameOf: PersonRef | null; at: string; state: 'pending' | 'applied' | 'void'; voidReason: string | null } | null;
  /** What hangs on the answer, in sentences (the record, its window, its neighbours). */
  stakes: string[];
}

export const BULK_ACTIONS = ['claim', 'release', 'complete'] as const;
export type BulkAction = (typeof BULK_ACTIONS)[number];
export const MOST_BULK_TASKS = 100;

/** What became of one task of a bulk request: each is done or refused by itself. */
export interface BulkResult {
  userTaskKey: string;
  done: boolean;
  /** Why not; null when it is done. */
  refusal: { code: string; message: string; errors: { field: string; message: string }[] } | null;
}

export interface BulkReport {
  /** True: nothing was written, `done` tells what would be. */
  tryOnly: boolean;
  results: BulkResult[];
}
