import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn, VersionColumn } from 'typeorm';
import type { GateCriterion, GatekeeperRole, GateOutcome, GateState } from '#core/contracts';

/** How many votes a decision needs, and which share of them has to be for going on. From the decision table `gate-quorum`. */
export interface Quorum {
  votesNeeded: number;
  goShare: number;
}

/** The gate at the end of a stage. Its state moves in the jobs of its process only; see `gate.lifecycle.ts`. */
@Entity({ schema: 'tollgate', name: 'gate' })
export class Gate {
  /** `GATE-31`. */
  @PrimaryColumn('text')
  number!: string;

  @Column('text')
  project!: string;

  /** Of its stage. */
  @Column('integer')
  stage!: number;

  @Column('text')
  name!: string;

  @Column('text')
  state!: GateState;

  /** Which review it is; 0 before the first. Evidence, judgements and votes belong to one. */
  @Column('integer')
  round!: number;

  @Column('jsonb')
  gatekeepers!: GatekeeperRole[];

  @Column('jsonb')
  criteria!: GateCriterion[];

  @Column('jsonb', { nullable: true })
  quorum!: Quorum | null;

  /** Last day of its stage. */
  @Column('date')
  plannedOn!: string;

  @Column('text', { nullable: true })
  outcome!: GateOutcome | null;

  /** The review that runs, or the last one. */
  @Column('text', { nullable: true })
  processInstanceKey!: string | null;

  @VersionColumn()
  version!: number;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt!: Date;
}
