import { Column, CreateDateColumn, PrimaryColumn, UpdateDateColumn, VersionColumn } from 'typeorm';

/** What calendars, absences and freezes have in common. */
export abstract class RegisterEntry {
  /** `FRZ-3`. */
  @PrimaryColumn('text')
  number!: string;

  @VersionColumn()
  version!: number;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt!: Date;
}

/** An entry that lasts from one moment to another. */
export abstract class LastingEntry extends RegisterEntry {
  @Column('timestamptz')
  start!: Date;

  @Column('timestamptz')
  end!: Date;
}
