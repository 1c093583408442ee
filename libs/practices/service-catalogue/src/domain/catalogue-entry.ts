import { Column, CreateDateColumn, PrimaryColumn, UpdateDateColumn, VersionColumn } from 'typeorm';

/** What services and goals have in common. */
export abstract class CatalogueEntry {
  /** `SVC-3`, `GOAL-1`. */
  @PrimaryColumn('text')
  number!: string;

  /** Order of creation, given by the database. */
  @Column({ type: 'integer', insert: false, update: false })
  ordinal!: number;

  @Column('text')
  name!: string;

  @Column('text')
  description!: string;

  @Column({ type: 'uuid', name: 'owner_id' })
  ownerId!: string;

  @VersionColumn()
  version!: number;

  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;

  @UpdateDateColumn({ type: 'timestamptz', name: 'updated_at' })
  updatedAt!: Date;
}
