import { Column, Entity } from 'typeorm';
import { LastingEntry } from './register-entry.js';

/** Somebody is away; the delegate, if there is one, takes their tasks meanwhile. */
@Entity({ schema: 'tollgate', name: 'absence' })
export class Absence extends LastingEntry {
  @Column('uuid')
  personId!: string;

  @Column('uuid', { nullable: true })
  delegateId!: string | null;

  @Column('text')
  note!: string;
}
