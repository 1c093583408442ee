import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Absences } from './application/absences.js';
import { BusyPeriods } from './application/busy-periods.js';
import { CalendarSources } from './application/calendar-sources.js';
import { Freezes } from './application/freezes.js';
import { OwnEntries } from './application/own-entries.js';
import { WorkingCalendars } from './application/working-calendars.js';
import { Absence } from './domain/absence.entity.js';
import { Freeze } from './domain/freeze.entity.js';
import { WorkingCalendar } from './domain/working-calendar.entity.js';
import { AbsenceController } from './http/absence.controller.js';
import { CalendarController } from './http/calendar.controller.js';
import { FreezeController } from './http/freeze.controller.js';
import { WorkingCalendarController } from './http/working-calendar.controller.js';

/** Working hours, absences, freezes, and the one calendar that every practice puts its records on. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([WorkingCalendar, Absence, Freeze])],
  providers: [WorkingCalendars, Absences, Freezes, CalendarSources, BusyPeriods, OwnEntries],
  exports: [WorkingCalendars, Absences, Freezes, CalendarSources, BusyPeriods],
})
export class CalendarModule {}

/** For the server: `/calendar`, `/working-calendars`, `/absences`, `/freezes`. */
@Module({ imports: [CalendarModule], controllers: [CalendarController, WorkingCalendarController, AbsenceController, FreezeController] })
export class CalendarHttpModule {}
