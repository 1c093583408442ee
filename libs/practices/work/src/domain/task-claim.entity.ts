import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The last claim or release of a task made here. It stands in for the engine's answer while that may lag behind. */
@Entity({ schema: 'tollgate', name: 'task_claim' })
export class TaskClaim {
  @PrimaryColumn('text')
  userTaskKey!: string;

  /** null: released. */
  @Column('text', { nullable: true })
  username!: string | null;

  @Column('timestamptz')
  changedAt!: Date;
}
