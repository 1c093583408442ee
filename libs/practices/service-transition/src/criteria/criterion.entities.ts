import { Column, CreateDateColumn, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { CriterionPhase, Readiness, TransitionCriterion } from '#core/contracts';

/** What is asked of an acceptance or of an early-life support, and who answers for it. */
@Entity({ schema: 'tollgate', name: 'transition_criterion' })
export class Criterion implements TransitionCriterion {
  /** `SAC-3`, `ELS-2`. */
  @PrimaryColumn('text')
  record!: string;

  @PrimaryColumn('text')
  key!: string;

  @Column('integer')
  ordinal!: number;

  @Column('text')
  text!: string;

  @Column('text')
  phase!: CriterionPhase;

  @Column('boolean')
  mandatory!: boolean;

  @Column('uuid')
  ownerId!: string;

  @Column('date', { nullable: true })
  due!: string | null;
}

/** What the owner of a criterion brings. Rows are only added; the newest that is not void counts. */
@Entity({ schema: 'tollgate', name: 'transition_evidence' })
export class Evidence {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' })
  id!: string;

  @Column('text')
  record!: string;

  @Column('text')
  criterion!: string;

  @Column('text')
  readiness!: Exclude<Readiness, 'not-given'>;

  @Column('text')
  text!: string;

  @Column('uuid')
  personId!: string;

  /** The decision on the task by which it came; null: given on the page of the record. */
  @Column('uuid', { nullable: true })
  decisionId!: string | null;

  @Column('text', { nullable: true })
  voidReason!: string | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;
}
