import { Column, Entity } from 'typeorm';
import type { Level, WeeklyHours } from '#core/contracts';
import { RetirableEntry } from './retirable-entry.js';

/** A live service of the organisation: its owner, how urgent an interruption is for the business, when it is supported and when it may be interrupted. */
@Entity({ schema: 'tollgate', name: 'service' })
export class Service extends RetirableEntry {
  @Column('text')
  urgency!: Level;

  @Column('jsonb', { nullable: true })
  supportHours!: WeeklyHours | null;

  /** Empty: at any time. */
  @Column('jsonb')
  maintenanceWindows!: WeeklyHours[];
}
