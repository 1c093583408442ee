import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn, VersionColumn } from 'typeorm';
import type { AcceptanceContent, AcceptanceState } from '#core/contracts';

/** The acceptance of a service by operations. Its state moves in the jobs of its process only, but for a draft that is withdrawn. */
@Entity({ schema: 'tollgate', name: 'service_acceptance' })
export class Acceptance implements AcceptanceContent {
  /** `SAC-3`. */
  @PrimaryColumn('text')
  number!: string;

  @Column('text')
  title!: string;

  @Column('text')
  state!: AcceptanceState;

  @Column('text')
  service!: string;

  @Column('text', { nullable: true })
  project!: string | null;

  @Column('text', { nullable: true })
  release!: string | null;

  /** Who hands the service over. */
  @Column('uuid')
  managerId!: string;

  /** Who speaks for the service desk. */
  @Column('uuid')
  deskId!: string;

  /** How often evidence was collected. */
  @Column('integer')
  round!: number;

  @Column('timestamptz', { nullable: true })
  submittedAt!: Date | null;

  @Column('timestamptz', { nullable: true })
  withdrawnAt!: Date | null;

  @Column('text', { nullable: true })
  processInstanceKey!: string | null;

  @VersionColumn()
  version!: number;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt!: Date;
}
