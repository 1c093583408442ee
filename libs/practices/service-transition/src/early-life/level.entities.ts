import { Column, CreateDateColumn, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { Direction, EarlyLifeLevel } from '#core/contracts';

/** What is measured each day while a service is in early-life support. */
@Entity({ schema: 'tollgate', name: 'early_life_level' })
export class Level implements EarlyLifeLevel {
  @PrimaryColumn('text')
  record!: string;

  @PrimaryColumn('text')
  key!: string;

  @Column('integer')
  ordinal!: number;

  @Column('text')
  name!: string;

  @Column('text')
  unit!: string;

  @Column('text')
  direction!: Direction;

  @Column('float8')
  target!: number;

  /** Number of the service level whose measurements it takes; null: by hand. */
  @Column('text', { nullable: true })
  slo!: string | null;
}

/** A level on a day. Rows are only added: a correction is a later row, and the newest that is not void counts. */
@Entity({ schema: 'tollgate', name: 'early_life_day' })
export class LevelEntry {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' })
  id!: string;

  @Column('text')
  record!: string;

  @Column('text')
  level!: string;

  @Column('date')
  day!: string;

  /** null: the day ended without a figure. */
  @Column('float8', { nullable: true })
  value!: number | null;

  @Column('text')
  note!: string;

  @Column('uuid', { nullable: true })
  personId!: string | null;

  /** The decision on the task by which it came; null: taken from the catalogue, or given on the page. */
  @Column('uuid', { nullable: true })
  decisionId!: string | null;

  @Column('text', { nullable: true })
  voidReason!: string | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;
}
