import { Column, Entity } from 'typeorm';
import type { FreezeKind } from '#core/contracts';
import { LastingEntry } from './register-entry.js';

/** A time in which services are not to be changed (blackout): hard blocks, soft needs a reason. */
@Entity({ schema: 'tollgate', name: 'freeze' })
export class Freeze extends LastingEntry {
  @Column('text')
  name!: string;

  @Column('text')
  kind!: FreezeKind;

  /** Empty: all services. */
  @Column('text', { array: true })
  services!: string[];

  @Column('text')
  reason!: string;
}
