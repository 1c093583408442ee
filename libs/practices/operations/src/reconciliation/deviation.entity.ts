import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A record whose process no longer fits it, found by comparing the two. */
@Entity({ schema: 'tollgate', name: 'deviation' })
export class Deviation {
  @PrimaryColumn('text')
  recordNumber!: string;

  @PrimaryColumn('bigint')
  processInstanceKey!: string;

  /** How the engine says the instance ended. */
  @Column('text')
  endedAs!: 'COMPLETED' | 'TERMINATED';

  @Column('timestamptz')
  foundAt!: Date;
}
