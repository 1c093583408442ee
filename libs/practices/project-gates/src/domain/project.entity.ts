import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn, VersionColumn } from 'typeorm';
import type { ProjectView } from '#core/contracts';

export const PROJECT_CLASSES = ['agile', 'waterfall', 'hybrid'] as const satisfies readonly ProjectView['class'][];
export type ProjectClass = (typeof PROJECT_CLASSES)[number];

/** A project: the goal it serves, how it is run, the services it changes and who manages it. */
@Entity({ schema: 'tollgate', name: 'project' })
export class Project {
  /** `PRJ-12`. */
  @PrimaryColumn('text')
  number!: string;

  /** Order of creation, given by the database. */
  @Column({ type: 'integer', insert: false, update: false })
  ordinal!: number;

  @Column('text')
  name!: string;

  @Column('text')
  description!: string;

  @Column({ type: 'text', name: 'class' })
  class!: ProjectClass;

  /** Number of the goal. */
  @Column('text')
  goal!: string;

  /** Numbers of the services in scope. */
  @Column('text', { array: true })
  services!: string[];

  @Column({ type: 'uuid', name: 'manager_id' })
  managerId!: string;

  @VersionColumn()
  version!: number;

  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;

  @UpdateDateColumn({ type: 'timestamptz', name: 'updated_at' })
  updatedAt!: Date;
}
