import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CALENDAR_KINDS, type CalendarEntry } from '#core/contracts';
import { CurrentActor, type Actor } from '#platform/identity';
import { orRefuse } from '#platform/persistence';
import { CalendarSources } from '../application/calendar-sources.js';
import { CalendarEntryDto, CalendarQueryDto } from './dto/calendar.dto.js';
import { timeAsked } from './time-asked.js';

@ApiTags('Calendar')
@Controller('calendar')
export class CalendarController {
  constructor(private readonly sources: CalendarSources) {}

  @Get()
  @ApiOperation({ summary: 'What lies in a time: records of all kinds, freezes, maintenance windows, holidays and absences' })
  @ApiOkResponse({ type: [CalendarEntryDto] })
  entries(@Query() query: CalendarQueryDto, @CurrentActor() actor: Actor): Promise<CalendarEntry[]> {
    return this.sources.entries(orRefuse(timeAsked(query)), query.kind ?? CALENDAR_KINDS, actor);
  }
}
