import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn, UpdateDateColumn, VersionColumn } from 'typeorm';
import type { ApprovalPolicy, ChangeNovelty, ChangeOutcome, ChangeSize, ChangeState, ChangeType, Level, QuestionnaireAnswers, RiskLevel, RiskReason } from '#core/contracts';

/** A change request. Its state moves in the jobs of its process only; see `change.lifecycle.ts`. */
@Entity({ schema: 'tollgate', name: 'change' })
export class Change {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column('text')
  number!: string;

  @Column('text')
  type!: ChangeType;

  @Column('text')
  state!: ChangeState;

  /** For `ETag`: rises with every write. */
  @VersionColumn()
  version!: number;

  @Column('uuid')
  requesterId!: string;

  @Column('text')
  title!: string;

  @Column('text')
  description!: string;

  @Column('text')
  justification!: string;

  @Column('text', { array: true })
  services!: string[];

  /** Configuration items touched. */
  @Column('text', { array: true })
  items!: string[];

  /** Standard-change template that is followed. */
  @Column('text', { nullable: true })
  template!: string | null;

  @Column('text')
  impact!: Level;

  @Column('text')
  size!: ChangeSize;

  @Column('text')
  novelty!: ChangeNovelty;

  @Column('boolean')
  backoutTested!: boolean;

  @Column('jsonb')
  questionnaire!: QuestionnaireAnswers;

  @Column('text')
  implementationPlan!: string;

  @Column('text')
  backoutPlan!: string;

  @Column('text')
  testPlan!: string;

  @Column('timestamptz', { nullable: true })
  plannedStart!: Date | null;

  @Column('timestamptz', { nullable: true })
  plannedEnd!: Date | null;

  @Column('uuid', { nullable: true })
  implementerId!: string | null;

  /** Who reported the implementation, planned for it or not; null until then. */
  @Column('uuid', { nullable: true })
  implementedById!: string | null;

  /** Who reviewed it; the database refuses whoever implemented it. */
  @Column('uuid', { nullable: true })
  reviewedById!: string | null;

  /** Why the window is right although something speaks against it. */
  @Column('text', { nullable: true })
  scheduleReason!: string | null;

  @Column('text', { nullable: true })
  risk!: RiskLevel | null;

  @Column('text', { nullable: true })
  riskReason!: string | null;

  @Column('jsonb')
  riskReasons!: RiskReason[];

  @Column('jsonb', { nullable: true })
  approvalPolicy!: ApprovalPolicy | null;

  /** Rises each time the approvers are asked; approvals of earlier rounds do not count. */
  @Column('integer')
  authorizationRound!: number;

  /** The window that was approved; null as long as nothing is, and again when an edit has voided the approvals. */
  @Column('timestamptz', { nullable: true })
  approvedStart!: Date | null;

  @Column('timestamptz', { nullable: true })
  approvedEnd!: Date | null;

  /** What the last validation found missing. */
  @Column('text', { array: true })
  problems!: string[];

  @Column('text', { nullable: true })
  implementationNote!: string | null;

  @Column('text', { nullable: true })
  backoutNote!: string | null;

  @Column('boolean', { nullable: true })
  reviewNeeded!: boolean | null;

  @Column('text', { nullable: true })
  reviewReason!: string | null;

  @Column('text', { nullable: true })
  outcome!: ChangeOutcome | null;

  @Column('text', { nullable: true })
  outcomeNote!: string | null;

  @Column('text', { nullable: true })
  processInstanceKey!: string | null;

  /** null: a draft. */
  @Column('timestamptz', { nullable: true })
  submittedAt!: Date | null;

  /** True while the process waits for the requester to revise the content. */
  @Column('boolean')
  revisionOpen!: boolean;

  /** Set when somebody withdrew the change and the process has not yet ended it. */
  @Column('timestamptz', { nullable: true })
  withdrawnAt!: Date | null;

  @Column('text', { nullable: true })
  withdrawalReason!: string | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt!: Date;
}
