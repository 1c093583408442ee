import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AgendaState } from '#core/contracts';

/** A change on the agenda of a meeting. The database keeps it on one open agenda at a time. */
@Entity({ schema: 'tollgate', name: 'cab_agenda_item' })
export class CabAgendaItem {
  @PrimaryColumn('text')
  meeting!: string;

  /** Number of the change. */
  @PrimaryColumn('text')
  change!: string;

  @Column('integer')
  position!: number;

  @Column('text')
  state!: AgendaState;

  /** Decisions from then on are taken with it on the agenda. */
  @Column('timestamptz')
  addedAt!: Date;

  /** When it left the agenda: postponed, or with the minutes. */
  @Column('timestamptz', { nullable: true })
  leftAt!: Date | null;
}
