import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn } from 'typeorm';

export const APPROVALS = ['approve', 'return', 'reject'] as const;
export type Approval = (typeof APPROVALS)[number];

/** A decision on an improvement. The database refuses one by whoever proposed or owns it. */
@Entity({ schema: 'tollgate', name: 'improvement_approval' })
export class ImprovementApproval {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column('uuid')
  improvementId!: string;

  /** Of the improvement then. */
  @Column('uuid', { nullable: true })
  proposedById!: string | null;

  @Column('uuid')
  ownerId!: string;

  @Column('uuid')
  approverId!: string;

  @Column('uuid')
  decisionId!: string;

  @Column('text')
  decision!: Approval;

  /** Of the improvement as the approver saw it. */
  @Column('text')
  contentHash!: string;

  @Column('text', { nullable: true })
  voidReason!: string | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;
}
