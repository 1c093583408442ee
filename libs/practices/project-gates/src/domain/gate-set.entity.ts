import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { ProjectClass, StageTemplate } from '#core/contracts';

/** The stages and gates that a project of a class begins with. What a project has of it, it keeps when this changes. */
@Entity({ schema: 'tollgate', name: 'gate_set' })
export class GateSet {
  @PrimaryColumn({ type: 'text', name: 'class' })
  class!: ProjectClass;

  @Column('jsonb')
  stages!: StageTemplate[];

  @VersionColumn()
  version!: number;
}
