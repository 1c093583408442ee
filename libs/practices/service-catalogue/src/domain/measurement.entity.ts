import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A figure of an objective or a service level at a moment. Rows are only added: a correction is a later row for the same moment. */
@Entity({ schema: 'tollgate', name: 'measurement' })
export class Measurement {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' })
  id!: string;

  /** `OBJ-3`, `SLO-2`. */
  @Column('text')
  subject!: string;

  @Column('timestamptz')
  at!: Date;

  @Column('float8')
  value!: number;

  @Column('text')
  note!: string;

  @Column('uuid')
  personId!: string;
}
