import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn, VersionColumn } from 'typeorm';
import type { EarlyLifePolicy, EarlyLifeState } from '#core/contracts';

/** Whether it may be extended once more, and by how much. From the decision table `early-life-extension`. */
export interface ExtensionRule {
  mayExtend: boolean;
  workingDays: number;
  reason: string;
}

/** The weeks after a delivery in which its makers stand beside operations. Its state moves in the jobs of its process only. */
@Entity({ schema: 'tollgate', name: 'early_life_support' })
export class EarlyLifeSupport {
  /** `ELS-2`. */
  @PrimaryColumn('text')
  number!: string;

  @Column('text')
  title!: string;

  @Column('text')
  state!: EarlyLifeState;

  @Column('text', { array: true })
  services!: string[];

  /** Number of the release whose process calls this one; null: begun by hand. */
  @Column('text', { nullable: true })
  release!: string | null;

  /** Who hands the services over. */
  @Column('uuid')
  managerId!: string;

  /** Who measures for the service desk. */
  @Column('uuid')
  deskId!: string;

  /** Working days that the release or the one who began it asks for; null: as many as the policy says. */
  @Column('integer', { nullable: true })
  daysAsked!: number | null;

  @Column('jsonb', { nullable: true })
  policy!: EarlyLifePolicy | null;

  @Column('jsonb', { nullable: true })
  extensionRule!: ExtensionRule | null;

  /** First day; before it begins only where it came on record later. */
  @Column('date', { nullable: true })
  startedOn!: string | null;

  /** Last day. */
  @Column('date', { nullable: true })
  plannedOn!: string | null;

  /** The last day whose levels are settled. */
  @Column('date', { nullable: true })
  closedOn!: string | null;

  @Column('integer')
  extensions!: number;

  /** Set when somebody cancelled it and the process has not yet ended it. */
  @Column('timestamptz', { nullable: true })
  cancelledAt!: Date | null;

  @Column('text', { nullable: true })
  processInstanceKey!: string | null;

  @VersionColumn()
  version!: number;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt!: Date;
}
