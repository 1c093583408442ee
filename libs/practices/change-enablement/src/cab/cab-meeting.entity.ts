import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn, VersionColumn } from 'typeorm';
import type { CabState } from '#core/contracts';

/** A meeting of the change advisory board. */
@Entity({ schema: 'tollgate', name: 'cab_meeting' })
export class CabMeeting {
  /** `CAB-3`. */
  @PrimaryColumn('text')
  number!: string;

  /** Order of creation, given by the database. */
  @Column({ type: 'integer', insert: false, update: false })
  ordinal!: number;

  @VersionColumn()
  version!: number;

  @Column('text')
  state!: CabState;

  @Column('text')
  title!: string;

  @Column('timestamptz')
  start!: Date;

  @Column('timestamptz')
  end!: Date;

  /** Room or address of the call. */
  @Column('text')
  place!: string;

  @Column('uuid')
  chairId!: string;

  /** Who decides there, the chair included. */
  @Column('uuid', { array: true })
  memberIds!: string[];

  @Column('text')
  minutes!: string;

  @Column('timestamptz', { nullable: true })
  heldAt!: Date | null;

  @Column('timestamptz', { nullable: true })
  minutedAt!: Date | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt!: Date;
}
