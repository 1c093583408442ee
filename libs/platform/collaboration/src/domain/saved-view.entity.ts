import { Column, Entity, PrimaryGeneratedColumn, VersionColumn } from 'typeorm';
import type { Role, SavedViewList } from '#core/contracts';

/** A list as somebody filtered and sorted it. */
@Entity({ schema: 'tollgate', name: 'saved_view' })
export class SavedListView {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column('text')
  list!: SavedViewList;

  @Column('text')
  name!: string;

  @Column('text')
  query!: string;

  @Column('uuid')
  ownerId!: string;

  @Column('text', { array: true })
  sharedWith!: Role[];

  @VersionColumn()
  version!: number;
}
