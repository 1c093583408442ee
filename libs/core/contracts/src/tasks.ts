import type { PersonRef } from './change.js';

export const TASK_VIEWS = ['open', 'mine', 'unassigned', 'done'] as const;
export type TaskView = (typeof TASK_VIEWS)[number];

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
  pendingDecision: { by: PersonRef; at: string; state: 'pending' | 'applied' | 'void'; voidReason: string | null } | null;
  /** What hangs on the answer, in sentences (the record, its window, its neighbours). */
  stakes: string[];
}
