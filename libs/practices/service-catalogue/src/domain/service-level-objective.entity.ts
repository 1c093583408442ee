import { Column, Entity } from 'typeorm';
import type { Direction } from '#core/contracts';
import { CatalogueEntry } from './catalogue-entry.js';

/** What a service promises to those who use it (SLO). */
@Entity({ schema: 'tollgate', name: 'service_level_objective' })
export class ServiceLevelObjective extends CatalogueEntry {
  @Column('text')
  service!: string;

  @Column('text')
  indicator!: string;

  @Column('text')
  unit!: string;

  @Column('text')
  direction!: Direction;

  @Column('float8')
  target!: number;
}
