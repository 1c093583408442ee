import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { LinkKind } from '#core/contracts';

/** One record refers to another. */
@Entity({ schema: 'tollgate', name: 'record_link' })
export class RecordLink {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column('text')
  kind!: LinkKind;

  @Column('text')
  fromNumber!: string;

  @Column('text')
  toNumber!: string;
}
