import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** What one said about a record. Taken back, it leaves an empty place. */
@Entity({ schema: 'tollgate', name: 'comment' })
export class Comment {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  /** Order of writing, given by the database. */
  @Column({ type: 'bigint', insert: false, update: false })
  ordinal!: string;

  @Column('text')
  recordNumber!: string;

  @Column('uuid')
  authorId!: string;

  @Column('text', { nullable: true })
  text!: string | null;

  @Column('uuid', { array: true })
  mentions!: string[];

  @Column('timestamptz')
  at!: Date;

  @Column('timestamptz', { nullable: true })
  editedAt!: Date | null;
}
