import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn, UpdateDateColumn, VersionColumn } from 'typeorm';
import type { RiskCategory, RiskLevel, RiskResponse, RiskState } from '#core/contracts';

/** A risk. Its state moves in the jobs of its process only; see `risk.lifecycle.ts`. */
@Entity({ schema: 'tollgate', name: 'risk' })
export class Risk {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column('text')
  number!: string;

  @Column('text')
  state!: RiskState;

  /** For `ETag`: rises with every write. */
  @VersionColumn()
  version!: number;

  @Column('uuid')
  raisedById!: string;

  @Column('text')
  title!: string;

  @Column('text')
  description!: string;

  @Column('text')
  category!: RiskCategory;

  @Column('integer')
  probability!: number;

  @Column('integer')
  impact!: number;

  /** By the decision table, with the reason; null: not rated yet. */
  @Column('text', { nullable: true })
  level!: RiskLevel | null;

  @Column('text', { nullable: true })
  levelReason!: string | null;

  @Column('boolean', { nullable: true })
  aboveAppetite!: boolean | null;

  @Column('integer', { nullable: true })
  reviewDays!: number | null;

  @Column('uuid', { nullable: true })
  ownerId!: string | null;

  /** null: the owner is only proposed. */
  @Column('timestamptz', { nullable: true })
  ownerAcceptedAt!: Date | null;

  @Column('text', { nullable: true })
  response!: RiskResponse | null;

  @Column('text', { nullable: true })
  responsePlan!: string | null;

  /** When the response was decided for the level the risk has now; null: it is to be decided. */
  @Column('timestamptz', { nullable: true })
  responseSettledAt!: Date | null;

  /** Number of the record that bears it now. */
  @Column('text', { nullable: true })
  record!: string | null;

  @Column('timestamptz', { nullable: true })
  reviewAt!: Date | null;

  @Column('text', { nullable: true })
  reviewNote!: string | null;

  /** Set when somebody closed it and the process has not yet ended it. */
  @Column('timestamptz', { nullable: true })
  closingRequestedAt!: Date | null;

  @Column('text', { nullable: true })
  closingNote!: string | null;

  @Column('text', { nullable: true })
  processInstanceKey!: string | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt!: Date;
}
