import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn, UpdateDateColumn, VersionColumn } from 'typeorm';
import type { ImprovementActionKind, ImprovementCause, ImprovementEffort, ImprovementState, Level } from '#core/contracts';

/** An entry of the register of improvements. Its state moves in the jobs of its process only; see `improvement.lifecycle.ts`. */
@Entity({ schema: 'tollgate', name: 'improvement' })
export class Improvement {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column('text')
  number!: string;

  @Column('text')
  state!: ImprovementState;

  /** For `ETag`: rises with every write. */
  @VersionColumn()
  version!: number;

  /** null: another practice put it here. */
  @Column('uuid', { nullable: true })
  proposedById!: string | null;

  @Column('uuid')
  ownerId!: string;

  @Column('text')
  title!: string;

  @Column('text')
  description!: string;

  @Column('text', { array: true })
  services!: string[];

  @Column('text')
  cause!: ImprovementCause;

  /** Number of the record it came from. */
  @Column('text', { nullable: true })
  origin!: string | null;

  @Column('text', { nullable: true })
  objective!: string | null;

  @Column('integer')
  round!: number;

  @Column('text', { nullable: true })
  benefit!: Level | null;

  @Column('text', { nullable: true })
  effort!: ImprovementEffort | null;

  @Column('text', { nullable: true })
  indicator!: string | null;

  @Column('text', { nullable: true })
  unit!: string | null;

  @Column('float8', { nullable: true })
  baseline!: number | null;

  @Column('float8', { nullable: true })
  target!: number | null;

  @Column('text', { nullable: true })
  priority!: Level | null;

  @Column('text', { nullable: true })
  priorityReason!: string | null;

  @Column('text', { nullable: true })
  plan!: string | null;

  @Column('integer', { nullable: true })
  measureAfterDays!: number | null;

  @Column('text', { nullable: true })
  actionKind!: ImprovementActionKind | null;

  /** Number of the change or project it raised. */
  @Column('text', { nullable: true })
  action!: string | null;

  @Column('timestamptz', { nullable: true })
  measureAt!: Date | null;

  @Column('float8', { nullable: true })
  measured!: number | null;

  @Column('text', { nullable: true })
  lessons!: string | null;

  /** Set when somebody withdrew it and the process has not yet ended it. */
  @Column('timestamptz', { nullable: true })
  withdrawnAt!: Date | null;

  @Column('text', { nullable: true })
  closingNote!: string | null;

  @Column('text', { nullable: true })
  processInstanceKey!: string | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt!: Date;
}
