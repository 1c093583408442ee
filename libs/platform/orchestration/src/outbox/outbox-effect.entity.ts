import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';
import type { OutgoingEffectKind } from './effects.js';

export const OUTBOX_STATES = ['pending', 'delivered', 'refused'] as const;
export type OutboxState = (typeof OUTBOX_STATES)[number];

/** One effect on its way to the engine. The row exists exactly when the change that wanted it was committed. */
@Entity({ schema: 'tollgate', name: 'outbox_effect' })
export class OutboxEffect {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  kind!: OutgoingEffectKind;

  @Column('text', { name: 'record_number', nullable: true })
  recordNumber!: string | null;

  /** An `OutgoingEffect` of this kind. */
  @Column('jsonb')
  effect!: object;

  @Column('text', { default: 'pending' })
  state!: OutboxState;

  /** Deliveries begun; more than one means that an earlier one may have had its effect. */
  @Column('integer', { default: 0 })
  attempts!: number;

  @Column('text', { name: 'last_error', nullable: true })
  lastError!: string | null;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'settled_at', nullable: true })
  settledAt!: Date | null;
}
