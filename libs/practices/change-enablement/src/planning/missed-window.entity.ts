import { Entity, PrimaryColumn } from 'typeorm';

/** That people were told of a window that went by. A change that is given another window is told of anew. */
@Entity({ schema: 'tollgate', name: 'missed_window' })
export class MissedWindow {
  @PrimaryColumn('text')
  change!: string;

  @PrimaryColumn('timestamptz')
  plannedEnd!: Date;
}
