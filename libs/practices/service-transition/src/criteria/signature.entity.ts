import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { EarlyLifeDecision, SignatureView } from '#core/contracts';

export type Signed = SignatureView['decision'] | EarlyLifeDecision;

/** A decision that operations signed. The database refuses a signer who hands the service over or owns what is signed. */
@Entity({ schema: 'tollgate', name: 'transition_signature' })
export class Signature {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' })
  id!: string;

  @Column('text')
  record!: string;

  @Column('text')
  decision!: Signed;

  @Column('uuid')
  signerId!: string;

  /** Those who may not sign: they hand over, or own a criterion. */
  @Column('uuid', { array: true })
  excluded!: string[];

  @Column('uuid')
  decisionId!: string;

  @Column('text')
  comment!: string;

  @Column('text')
  contentHash!: string;

  @Column('text', { nullable: true })
  voidReason!: string | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;
}
