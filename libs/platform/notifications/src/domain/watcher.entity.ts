import { Entity, PrimaryColumn } from 'typeorm';

/** Somebody who wants to hear what happens to a record. */
@Entity({ schema: 'tollgate', name: 'watcher' })
export class Watcher {
  @PrimaryColumn('text')
  recordNumber!: string;

  @PrimaryColumn('uuid')
  personId!: string;
}
