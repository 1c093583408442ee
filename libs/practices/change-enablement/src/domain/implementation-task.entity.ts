import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { ImplementationTaskState } from '#core/contracts';

/** One step of a change's implementation, in the order of positions. */
@Entity({ schema: 'tollgate', name: 'change_task' })
export class ImplementationTask {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column('uuid')
  changeId!: string;

  /** From 1. */
  @Column('integer')
  position!: number;

  @Column('text')
  title!: string;

  @Column('uuid', { nullable: true })
  ownerId!: string | null;

  @Column('timestamptz', { nullable: true })
  plannedStart!: Date | null;

  @Column('timestamptz', { nullable: true })
  plannedEnd!: Date | null;

  @Column('text')
  state!: ImplementationTaskState;

  @Column('text', { nullable: true })
  note!: string | null;

  @Column('uuid', { nullable: true })
  reportedById!: string | null;

  @Column('timestamptz', { nullable: true })
  reportedAt!: Date | null;
}
