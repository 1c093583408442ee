import { Column, Entity } from 'typeorm';
import type { DayHours, HolidayView, WeeklyHours } from '#core/contracts';
import { RegisterEntry } from './register-entry.js';

/** When people work. Each subject (`organisation`, `group:cab-member`, `service:SVC-3`) has one calendar at most. */
@Entity({ schema: 'tollgate', name: 'working_calendar' })
export class WorkingCalendar extends RegisterEntry implements WeeklyHours {
  @Column('text')
  name!: string;

  @Column('text')
  timeZone!: string;

  @Column('jsonb')
  hours!: DayHours[];

  @Column('jsonb')
  holidays!: HolidayView[];

  @Column('text', { array: true })
  appliesTo!: string[];
}
