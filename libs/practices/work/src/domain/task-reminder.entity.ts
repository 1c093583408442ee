import { Entity, PrimaryColumn } from 'typeorm';

export const REMINDER_KINDS = ['due-soon', 'overdue'] as const;
export type ReminderKind = (typeof REMINDER_KINDS)[number];

/** That people were reminded of a task. One that is given another due date is reminded of anew. */
@Entity({ schema: 'tollgate', name: 'task_reminder' })
export class TaskReminder {
  @PrimaryColumn('text')
  userTaskKey!: string;

  @PrimaryColumn('text')
  kind!: ReminderKind;

  @PrimaryColumn('timestamptz')
  dueDate!: Date;
}
