import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn, VersionColumn } from 'typeorm';
import type { ProjectClass, ProjectState, TeamRole } from '#core/contracts';

/** Who does what in the project, as it is stored. */
export interface StoredMember {
  role: TeamRole;
  personId: string;
}

/** A project: the goal it serves, how it is run, the services it changes and who works in it. Its state moves in the jobs of its process only. */
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

  @Column('text')
  businessCase!: string;

  @Column({ type: 'text', name: 'class' })
  class!: ProjectClass;

  @Column('text')
  state!: ProjectState;

  /** Number of the goal. */
  @Column('text')
  goal!: string;

  /** Numbers of the services in scope. */
  @Column('text', { array: true })
  services!: string[];

  @Column({ type: 'uuid', name: 'manager_id' })
  managerId!: string;

  @Column('jsonb')
  team!: StoredMember[];

  /** `2026-12-01`; null: the first working day after it was made. */
  @Column('date', { nullable: true })
  startsOn!: string | null;

  @Column('text', { nullable: true })
  processInstanceKey!: string | null;

  @Column('timestamptz', { nullable: true })
  submittedAt!: Date | null;

  @VersionColumn()
  version!: number;

  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;

  @UpdateDateColumn({ type: 'timestamptz', name: 'updated_at' })
  updatedAt!: Date;
}

/** Everybody in the project, the project manager included. */
export function teamOf({ team, managerId }: Pick<Project, 'team' | 'managerId'>): StoredMember[] {
  return [{ role: 'project-manager', personId: managerId }, ...team];
}

/** The people who have one of the roles, each once. */
export function peopleWith(project: Pick<Project, 'team' | 'managerId'>, roles: readonly TeamRole[]): string[] {
  return [...new Set(teamOf(project).filter(({ role }) => roles.includes(role)).map(({ personId }) => personId))];
}
