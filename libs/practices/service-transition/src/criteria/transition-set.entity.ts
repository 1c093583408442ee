import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { CriterionTemplate, LevelTemplate, TransitionSetKind } from '#core/contracts';

/** What new records of a kind begin with. What a record has of it, it keeps when this changes. */
@Entity({ schema: 'tollgate', name: 'transition_set' })
export class TransitionSet {
  @PrimaryColumn('text')
  kind!: TransitionSetKind;

  @Column('jsonb')
  criteria!: CriterionTemplate[];

  @Column('jsonb')
  levels!: LevelTemplate[];

  @VersionColumn()
  version!: number;
}
