import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { GoNoGo, ReadinessLine } from '#core/contracts';

/** What was known when a go or no-go was recorded. The database refuses to change it. */
@Entity({ schema: 'tollgate', name: 'release_readiness' })
export class FrozenReadiness {
  @PrimaryGeneratedColumn({ type: 'bigint' })
  id!: string;

  /** Number of the release. */
  @Column('text')
  release!: string;

  @Column('integer')
  round!: number;

  @Column('text')
  content!: string;

  @Column('text')
  hash!: string;
}

export interface ReadinessContent {
  release: string;
  round: number;
  outcome: GoNoGo;
  /** Why it is another outcome than the decisions say; null: it is what they say. */
  reason: string | null;
  at: string;
  /** Of the release that was decided on. */
  contentHash: string;
  lines: ReadinessLine[];
}
