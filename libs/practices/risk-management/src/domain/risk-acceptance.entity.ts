import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A decision on bearing a risk above the appetite as it is. The database refuses one by the risk's owner. */
@Entity({ schema: 'tollgate', name: 'risk_acceptance' })
export class RiskAcceptance {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column('uuid')
  riskId!: string;

  /** Who owned the risk then. */
  @Column('uuid')
  ownerId!: string;

  @Column('uuid')
  approverId!: string;

  @Column('uuid')
  decisionId!: string;

  @Column('text')
  decision!: 'approved' | 'rejected';

  /** Of the risk as the approver saw it. */
  @Column('text')
  contentHash!: string;

  @Column('text', { nullable: true })
  voidReason!: string | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;
}
