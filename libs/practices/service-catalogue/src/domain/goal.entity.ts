import { Column, Entity } from 'typeorm';
import { CatalogueEntry } from './catalogue-entry.js';

/** What the business wants, with the indicator that tells whether it is reached. */
@Entity({ schema: 'tollgate', name: 'goal' })
export class Goal extends CatalogueEntry {
  @Column('text')
  indicator!: string;
}
