import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { ApprovalView } from '#core/contracts';

/** One decision on a change. The database refuses one whose approver is the requester (check and foreign key). */
@Entity({ schema: 'tollgate', name: 'change_approval' })
export class ChangeApproval {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column('uuid')
  changeId!: string;

  /** Of the change: part of the foreign key, so that it cannot be anybody else. */
  @Column('uuid')
  requesterId!: string;

  @Column('uuid')
  approverId!: string;

  /** The absent colleague whose voice it is, where a deputy decided; bound to the decision by a foreign key. */
  @Column('uuid', { nullable: true })
  inNameOfId!: string | null;

  @Column('uuid')
  decisionId!: string;

  /** Of the change when it was decided. */
  @Column('integer')
  round!: number;

  @Column('text')
  stage!: ApprovalView['stage'];

  @Column('text')
  decision!: ApprovalView['decision'];

  @Column('text', { nullable: true })
  comment!: string | null;

  /** Of the content as the approver saw it. */
  @Column('text')
  contentHash!: string;

  @Column('text', { nullable: true })
  voidReason!: string | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;
}
