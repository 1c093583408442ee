import { Column } from 'typeorm';
import type { UseState } from '#core/contracts';
import { CatalogueEntry } from './catalogue-entry.js';

/** An entry that is taken out of use at the end, and may be brought back. */
export abstract class RetirableEntry extends CatalogueEntry {
  @Column('text')
  state!: UseState;
}
