import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn, UpdateDateColumn, VersionColumn } from 'typeorm';
import type { DeploymentStepState, ReadinessRule, ReleaseState, ReleaseType, RollbackCause } from '#core/contracts';

/** A step of the deployment, as it is stored: its position is its place in the list, from 1. */
export interface StoredStep {
  title: string;
  ownerId: string;
  state: DeploymentStepState;
  note: string;
  reportedById: string | null;
  /** ISO 8601. */
  reportedAt: string | null;
}

/** A release. Its state moves in the jobs of its process only; see `release.lifecycle.ts`. */
@Entity({ schema: 'tollgate', name: 'release' })
export class Release {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column('text')
  number!: string;

  @Column('text')
  state!: ReleaseState;

  /** For `ETag`: rises with every write. */
  @VersionColumn()
  version!: number;

  @Column('uuid')
  managerId!: string;

  @Column('text')
  title!: string;

  @Column('text')
  description!: string;

  @Column('text')
  type!: ReleaseType;

  @Column('text', { nullable: true })
  goal!: string | null;

  @Column('text', { array: true })
  services!: string[];

  @Column('text', { array: true })
  changes!: string[];

  @Column('text', { array: true })
  projects!: string[];

  @Column('timestamptz', { nullable: true })
  plannedStart!: Date | null;

  @Column('timestamptz', { nullable: true })
  plannedEnd!: Date | null;

  @Column('integer')
  rollbackMinutes!: number;

  @Column('integer')
  earlyLifeDays!: number;

  @Column('jsonb')
  steps!: StoredStep[];

  @Column('text')
  verificationPlan!: string;

  @Column('text')
  rollbackPlan!: string;

  /** The readiness policy of the last check; null before the first. */
  @Column('jsonb', { nullable: true })
  policy!: ReadinessRule[] | null;

  /** Which go/no-go it is; 0 before the first. Decisions belong to one. */
  @Column('integer')
  round!: number;

  /** How many decisions the round needs. */
  @Column('integer')
  decisionsNeeded!: number;

  /** What failed while it was deployed or verified. */
  @Column('text', { nullable: true })
  failure!: string | null;

  @Column('text', { nullable: true })
  verificationNote!: string | null;

  @Column('timestamptz', { nullable: true })
  rollbackDue!: Date | null;

  /** What happens when nobody decides by then. */
  @Column('text', { nullable: true })
  whenSilent!: string | null;

  @Column('text', { nullable: true })
  rollbackCause!: RollbackCause | null;

  @Column('text', { nullable: true })
  rollbackReason!: string | null;

  @Column('text', { nullable: true })
  rollbackNote!: string | null;

  /** Number of its early-life support. */
  @Column('text', { nullable: true })
  earlyLifeSupport!: string | null;

  /** The notes as they were when it ended, with their hash; null: they are generated. */
  @Column('text', { nullable: true })
  notes!: string | null;

  @Column('text', { nullable: true })
  notesHash!: string | null;

  @Column('timestamptz', { nullable: true })
  endedAt!: Date | null;

  /** null: a draft. */
  @Column('timestamptz', { nullable: true })
  submittedAt!: Date | null;

  /** Set when somebody cancelled it and the process has not yet ended it. */
  @Column('timestamptz', { nullable: true })
  cancelledAt!: Date | null;

  @Column('text', { nullable: true })
  cancellationReason!: string | null;

  @Column('text', { nullable: true })
  processInstanceKey!: string | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt!: Date;
}
