import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { NoticeReason } from '#core/contracts';

/** One line of a person's inbox. */
@Entity({ schema: 'tollgate', name: 'notice' })
export class Notice {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' })
  id!: string;

  @Column('uuid')
  personId!: string;

  @Column('text')
  because!: NoticeReason;

  @Column('text')
  recordNumber!: string;

  @Column('text')
  action!: string;

  /** null: the system. */
  @Column('uuid', { nullable: true })
  actorId!: string | null;

  @Column('text', { nullable: true })
  text!: string | null;

  @Column('text', { nullable: true })
  userTaskKey!: string | null;

  @Column('timestamptz')
  at!: Date;

  @Column('timestamptz', { nullable: true })
  readAt!: Date | null;
}
