import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn, VersionColumn } from 'typeorm';
import type { Level, TemplateContent, TemplateQuestion, TemplateState } from '#core/contracts';

/** A standard-change template. Its state moves in the jobs of its process only; see `template.lifecycle.ts`. */
@Entity({ schema: 'tollgate', name: 'change_template' })
export class ChangeTemplate implements TemplateContent {
  /** `TPL-3`. */
  @PrimaryColumn('text')
  number!: string;

  /** Order of creation, given by the database. */
  @Column({ type: 'integer', insert: false, update: false })
  ordinal!: number;

  @VersionColumn()
  version!: number;

  @Column('text')
  state!: TemplateState;

  @Column('uuid')
  proposerId!: string;

  @Column('text')
  title!: string;

  @Column('text')
  description!: string;

  @Column('text')
  justification!: string;

  @Column('text')
  impact!: Level;

  @Column('text')
  implementationPlan!: string;

  @Column('text')
  backoutPlan!: string;

  @Column('text')
  testPlan!: string;

  @Column('text', { array: true })
  services!: string[];

  @Column('text', { array: true })
  items!: string[];

  @Column('integer')
  maxMinutes!: number;

  @Column('jsonb')
  questions!: TemplateQuestion[];

  @Column('integer')
  budgetUses!: number;

  @Column('integer')
  budgetFailures!: number;

  @Column('text', { array: true })
  problems!: string[];

  /** null: a draft. */
  @Column('timestamptz', { nullable: true })
  proposedAt!: Date | null;

  /** True while the process waits for the proposer to revise the content. */
  @Column('boolean')
  revisionOpen!: boolean;

  /** Since when its uses count. */
  @Column('timestamptz', { nullable: true })
  approvedAt!: Date | null;

  /** Set at once when it is to be used no more; the process follows. */
  @Column('text', { nullable: true })
  suspendedReason!: string | null;

  /** True once its retirement is asked for, of which the process may not have heard yet: nothing puts it into use again. */
  @Column('boolean')
  retiring!: boolean;

  @Column('text', { nullable: true })
  processInstanceKey!: string | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt!: Date;
}
