import { Column, Entity } from 'typeorm';
import type { Level } from '#core/contracts';
import { CatalogueEntry } from './catalogue-entry.js';

/** A live service of the organisation, with its owner and how urgent an interruption is for the business. */
@Entity({ schema: 'tollgate', name: 'service' })
export class Service extends CatalogueEntry {
  @Column('text')
  urgency!: Level;
}
