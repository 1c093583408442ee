import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { WorkingCalendarView } from '#core/contracts';
import { CurrentActor, IF_MATCH, IfMatch, Roles, setEtag, type Actor } from '#platform/identity';
import { CsvList, orRefuse } from '#platform/persistence';
import { WorkingCalendars } from '../application/working-calendars.js';
import type { WorkingCalendar } from '../domain/working-calendar.entity.js';
import { ChangeWorkingCalendarDto, CreateWorkingCalendarDto, WorkingCalendarQueryDto, WorkingCalendarViewDto } from './dto/calendar.dto.js';
import { listed } from './listed.js';

@ApiTags('Calendar')
@Controller('working-calendars')
export class WorkingCalendarController {
  constructor(private readonly calendars: WorkingCalendars) {}

  @Get()
  @CsvList<WorkingCalendarView>('working-calendars', ['number', 'name', 'timeZone', 'hours', 'holidays', 'appliesTo'])
  @ApiOperation({ summary: 'List the working calendars' })
  @ApiOkResponse({ type: [WorkingCalendarViewDto] })
  async list(@Query() query: WorkingCalendarQueryDto): Promise<WorkingCalendarView[]> {
    return listed((await this.calendars.list()).map(viewOf), cellsOf, query);
  }

  @Get(':number')
  @ApiOperation({ summary: 'Read a working calendar' })
  @ApiOkResponse({ type: WorkingCalendarViewDto })
  async read(@Param('number') number: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<WorkingCalendarView> {
    return answer(orRefuse(await this.calendars.byNumber(number)), reply);
  }

  @Post()
  @Roles('admin', 'change-manager')
  @ApiOperation({ summary: 'Add a working calendar' })
  @ApiCreatedResponse({ type: WorkingCalendarViewDto })
  async create(@Body() body: CreateWorkingCalendarDto, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<WorkingCalendarView> {
    return answer(orRefuse(await this.calendars.create({ ...body }, actor)), reply);
  }

  @Patch(':number')
  @Roles('admin', 'change-manager')
  @ApiOperation({ summary: 'Change hours, holidays or scope of a working calendar' })
  @ApiHeader(IF_MATCH)
  @ApiOkResponse({ type: WorkingCalendarViewDto })
  async change(
    @Param('number') number: string,
    @IfMatch() version: number,
    @Body() body: ChangeWorkingCalendarDto,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WorkingCalendarView> {
    return answer(orRefuse(await this.calendars.change(number, version, { ...body }, actor)), reply);
  }

  @Delete(':number')
  @Roles('admin', 'change-manager')
  @HttpCode(204)
  @ApiOperation({ summary: 'Remove a working calendar' })
  @ApiHeader(IF_MATCH)
  @ApiNoContentResponse()
  async remove(@Param('number') number: string, @IfMatch() version: number, @CurrentActor() actor: Actor): Promise<void> {
    orRefuse(await this.calendars.remove(number, version, actor));
  }
}

function answer(calendar: WorkingCalendar, reply: FastifyReply): WorkingCalendarView {
  setEtag(reply, calendar.version);
  return viewOf(calendar);
}

function viewOf({ number, name, timeZone, hours, holidays, appliesTo, version }: WorkingCalendar): WorkingCalendarView {
  return { number, name, timeZone, hours, holidays, appliesTo, version };
}

function cellsOf({ number, name, timeZone, holidays, appliesTo }: WorkingCalendarView) {
  return { number, name, timeZone, holidays: holidays.map((holiday) => `${holiday.day} ${holiday.name}`).join(' '), appliesTo: appliesTo.join(' ') };
}
