import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** One step of a risk from a record to the next. Rows are only added. */
@Entity({ schema: 'tollgate', name: 'risk_carry' })
export class RiskCarryStep {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' })
  ordinal!: string;

  @Column('uuid')
  riskId!: string;

  /** null: it was raised there. */
  @Column('text', { nullable: true })
  fromRecord!: string | null;

  @Column('text')
  toRecord!: string;

  @Column('uuid')
  byId!: string;

  @Column('timestamptz')
  at!: Date;

  @Column('text')
  reason!: string;
}
