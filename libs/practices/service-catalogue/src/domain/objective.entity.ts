import { Column, Entity } from 'typeorm';
import type { Direction } from '#core/contracts';
import { CatalogueEntry } from './catalogue-entry.js';

/** One step towards a goal, with the figure that tells how far it has come. */
@Entity({ schema: 'tollgate', name: 'objective' })
export class Objective extends CatalogueEntry {
  @Column('text')
  goal!: string;

  @Column('text')
  indicator!: string;

  @Column('text')
  unit!: string;

  @Column('text')
  direction!: Direction;

  @Column('float8')
  baseline!: number;

  @Column('float8')
  target!: number;

  @Column('date', { nullable: true })
  due!: string | null;
}
