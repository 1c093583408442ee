import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

export const DECISION_STATES = ['pending', 'applied', 'void'] as const;
export type DecisionState = (typeof DECISION_STATES)[number];

/** A person's decision on a user task. At most one per task that is not void (unique index). */
@Entity({ schema: 'tollgate', name: 'task_decision' })
export class TaskDecision {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text', { name: 'user_task_key' })
  userTaskKey!: string;

  @Column('text', { name: 'element_id' })
  elementId!: string;

  @Column('text', { name: 'task_name' })
  taskName!: string;

  @Column('text', { name: 'process_name' })
  processName!: string;

  @Column('text', { name: 'process_instance_key' })
  processInstanceKey!: string;

  @Column('text', { name: 'record_number', nullable: true })
  recordNumber!: string | null;

  @Column('uuid', { name: 'person_id' })
  personId!: string;

  /** The absent colleague in whose name the person decided; null: their own. */
  @Column('uuid', { name: 'in_name_of_id', nullable: true })
  inNameOfId!: string | null;

  @Column('jsonb')
  variables!: object;

  /** Hash of the content decided on; null when the task belongs to no record. */
  @Column('text', { name: 'content_hash', nullable: true })
  contentHash!: string | null;

  @Column('text', { default: 'pending' })
  state!: DecisionState;

  @Column('text', { name: 'void_reason', nullable: true })
  voidReason!: string | null;

  @CreateDateColumn({ name: 'decided_at', type: 'timestamptz' })
  decidedAt!: Date;

  @Column('timestamptz', { name: 'settled_at', nullable: true })
  settledAt!: Date | null;
}
