import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { TemplateDecision } from '#core/contracts';

/** One decision on a template. The database refuses one whose approver is the proposer. */
@Entity({ schema: 'tollgate', name: 'change_template_approval' })
export class TemplateApproval {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column('text')
  template!: string;

  /** Of the template: part of the foreign key, so that it cannot be anybody else. */
  @Column('uuid')
  proposerId!: string;

  @Column('uuid')
  approverId!: string;

  @Column('uuid')
  decisionId!: string;

  @Column('text')
  decision!: TemplateDecision;

  @Column('text', { nullable: true })
  comment!: string | null;

  /** Of the content as the approver saw it. */
  @Column('text')
  contentHash!: string;

  @Column('text', { nullable: true })
  voidReason!: string | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;
}
