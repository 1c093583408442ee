import { Column, Entity } from 'typeorm';
import type { ItemKind } from '#core/contracts';
import { RetirableEntry } from './retirable-entry.js';

/** What services run on, with what it depends on itself. */
@Entity({ schema: 'tollgate', name: 'configuration_item' })
export class ConfigurationItem extends RetirableEntry {
  @Column('text')
  kind!: ItemKind;

  /** Services that run on it directly. */
  @Column('text', { array: true })
  services!: string[];

  /** Items it cannot do without. */
  @Column('text', { array: true })
  dependsOn!: string[];
}
