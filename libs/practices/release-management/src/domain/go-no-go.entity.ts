import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { GoNoGo } from '#core/contracts';

/** A decision on a release. The database refuses one by its release manager. */
@Entity({ schema: 'tollgate', name: 'release_decision' })
export class GoNoGoDecision {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  /** Number of the release. */
  @Column('text')
  release!: string;

  @Column('integer')
  round!: number;

  /** Of the release then. */
  @Column('uuid')
  managerId!: string;

  @Column('uuid')
  personId!: string;

  /** The absent colleague in whose name the person decided; null: their own. */
  @Column('uuid', { nullable: true })
  inNameOfId!: string | null;

  @Column('uuid')
  decisionId!: string;

  @Column('text')
  decision!: GoNoGo;

  @Column('text')
  comment!: string;

  /** Of the release as the person saw it. */
  @Column('text')
  contentHash!: string;

  @Column('text', { nullable: true })
  voidReason!: string | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;
}
