import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { StageState } from '#core/contracts';

/** A stretch of a project that ends in its gate. Stages lie one behind the other, see `stage-plan.ts`. */
@Entity({ schema: 'tollgate', name: 'project_stage' })
export class Stage {
  @PrimaryColumn('text')
  project!: string;

  /** From 1. */
  @PrimaryColumn('integer')
  ordinal!: number;

  @Column('text')
  name!: string;

  @Column('integer')
  workingDays!: number;

  /** First and last day, `2026-12-01`. */
  @Column('date')
  starts!: string;

  @Column('date')
  ends!: string;

  @Column('text')
  state!: StageState;
}
