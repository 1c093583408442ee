import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { CabMeetingListItem, CabMeetingView, Page, ProblemCode, WaitingForCab } from '#core/contracts';
import type { Refusal, Result } from '#core/kernel';
import { CurrentActor, IF_MATCH, IfMatch, Roles, setEtag, type Actor } from '#platform/identity';
import { CsvList, ReasonDto, Refused, type Transaction, orRefuse } from '#platform/persistence';
import { CabAgenda } from '../cab-agenda.js';
import { CabDecisions } from '../cab-decisions.js';
import { CabList } from '../cab-list.js';
import type { CabMeeting } from '../cab-meeting.entity.js';
import { CabMeetings, type CabContent } from '../cab-meetings.js';
import { CabViews } from '../cab-views.js';
import {
  AgendaEntryDto, AgendaOrderDto, CabDecisionDto, CabMeetingViewDto, CabPageDto, CabQueryDto, CreateCabDto, EditCabDto, HoldCabDto, MinutesDto, WaitingForCabDto,
} from './cab.dto.js';

@ApiTags('Change advisory board')
@Controller('cab-meetings')
export class CabController {
  constructor(
    private readonly meetings: CabMeetings,
    private readonly agenda: CabAgenda,
    private readonly decisions: CabDecisions,
    private readonly meetingList: CabList,
    private readonly views: CabViews,
  ) {}

  @Get()
  @CsvList<CabMeetingListItem>('cab-meetings', ['number', 'title', 'state', 'start', 'end', 'chair', 'changes'])
  @ApiOperation({ summary: 'List meetings of the change advisory board' })
  @ApiOkResponse({ type: CabPageDto })
  async list(@Query() { sort = '-start', limit, cursor, ...filter }: CabQueryDto): Promise<Page<CabMeetingListItem>> {
    return orRefuse(await this.meetingList.page(filter, { sort, limit, cursor }));
  }

  @Get('waiting')
  @ApiOperation({ summary: 'Changes that wait for the decision of the board and stand on no agenda' })
  @ApiOkResponse({ type: [WaitingForCabDto] })
  waiting(): Promise<WaitingForCab[]> {
    return this.views.waiting();
  }

  @Post()
  @Roles('change-manager', 'admin')
  @ApiOperation({ summary: 'Plan a meeting' })
  @ApiCreatedResponse({ type: CabMeetingViewDto })
  async create(@Body() body: CreateCabDto, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<CabMeetingView> {
    return this.answer(await this.meetings.create({ ...body, start: new Date(body.start), end: new Date(body.end) }, actor), actor, reply);
  }

  @Get(':number')
  @ApiOperation({ summary: 'Read a meeting with its agenda and decisions' })
  @ApiOkResponse({ type: CabMeetingViewDto })
  async read(@Param('number') number: string, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<CabMeetingView> {
    const meeting = await this.meetingList.byNumber(number);
    if (!meeting) throw new Refused({ code: 'not-found', message: `There is no CAB meeting ${number}.` });
    setEtag(reply, meeting.version);
    return this.views.of(meeting, actor);
  }

  @Patch(':number')
  @Roles('change-manager', 'admin')
  @ApiOperation({ summary: 'Change a planned meeting' })
  @ApiHeader(IF_MATCH)
  @ApiOkResponse({ type: CabMeetingViewDto })
  async edit(@Param('number') number: string, @IfMatch() version: number, @Body() body: EditCabDto, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<CabMeetingView> {
    return this.answer(await this.meetings.edit(number, version, contentOf(body), actor), actor, reply);
  }

  @Post(':number/opening')
  @Roles('change-manager', 'admin')
  @HttpCode(200)
  @ApiOperation({ summary: 'Hold the meeting: from now on its members decide' })
  @ApiOkResponse({ type: CabMeetingViewDto })
  async hold(@Param('number') number: string, @Body() { early = false }: HoldCabDto, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<CabMeetingView> {
    return this.answer(await this.meetings.hold(number, { early }, actor), actor, reply);
  }

  @Post(':number/minutes')
  @Roles('change-manager', 'admin')
  @HttpCode(200)
  @ApiOperation({ summary: 'End the meeting with its minutes' })
  @ApiHeader(IF_MATCH)
  @ApiOkResponse({ type: CabMeetingViewDto })
  async minute(@Param('number') number: string, @IfMatch() version: number, @Body() { minutes, deferred = [] }: MinutesDto, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<CabMeetingView> {
    return this.answer(await this.meetings.minute(number, version, { minutes, deferred }, actor), actor, reply);
  }

  @Post(':number/cancellation')
  @Roles('change-manager', 'admin')
  @HttpCode(200)
  @ApiOperation({ summary: 'Cancel a planned meeting' })
  @ApiOkResponse({ type: CabMeetingViewDto })
  async cancel(@Param('number') number: string, @Body() { reason }: ReasonDto, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<CabMeetingView> {
    return this.answer(await this.meetings.cancel(number, reason, actor), actor, reply);
  }

  @Post(':number/agenda')
  @Roles('change-manager', 'admin')
  @HttpCode(200)
  @ApiOperation({ summary: 'Put a change on the agenda, at its end' })
  @ApiOkResponse({ type: CabMeetingViewDto })
  add(@Param('number') number: string, @Body() { change }: AgendaEntryDto, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<CabMeetingView> {
    return this.keepAgenda(number, actor, reply, (meeting, tx) => this.agenda.add(meeting, change, actor, tx));
  }

  @Put(':number/agenda')
  @Roles('change-manager', 'admin')
  @ApiOperation({ summary: 'Put the agenda into an order' })
  @ApiOkResponse({ type: CabMeetingViewDto })
  order(@Param('number') number: string, @Body() { changes }: AgendaOrderDto, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<CabMeetingView> {
    return this.keepAgenda(number, actor, reply, (meeting, tx) => this.agenda.order(meeting, changes, actor, tx));
  }

  @Delete(':number/agenda/:change')
  @Roles('change-manager', 'admin')
  @HttpCode(200)
  @ApiOperation({ summary: 'Take a change off the agenda' })
  @ApiOkResponse({ type: CabMeetingViewDto })
  remove(@Param('number') number: string, @Param('change') change: string, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<CabMeetingView> {
    return this.keepAgenda(number, actor, reply, (meeting, tx) => this.agenda.remove(meeting, change, actor, tx));
  }

  @Post(':number/agenda/:change/postponement')
  @Roles('change-manager', 'admin')
  @HttpCode(200)
  @ApiOperation({ summary: 'Leave a change to another meeting' })
  @ApiOkResponse({ type: CabMeetingViewDto })
  postpone(@Param('number') number: string, @Param('change') change: string, @Body() { reason }: ReasonDto, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<CabMeetingView> {
    return this.keepAgenda(number, actor, reply, (meeting, tx) => this.agenda.postpone(meeting, change, reason, actor, tx));
  }

  @Post(':number/agenda/:change/decision')
  @HttpCode(200)
  @ApiOperation({ summary: 'Take your own decision on a change of the agenda' })
  @ApiOkResponse({ type: CabMeetingViewDto })
  async decide(@Param('number') number: string, @Param('change') change: string, @Body() { decision, comment = null }: CabDecisionDto, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<CabMeetingView> {
    orRefuse(await this.decisions.decide(number, change, { decision, comment }, actor));
    return this.read(number, actor, reply);
  }

  private async keepAgenda(number: string, actor: Actor, reply: FastifyReply, write: (meeting: CabMeeting, tx: Transaction) => Promise<Result<void, Refusal<ProblemCode>>>): Promise<CabMeetingView> {
    orRefuse(await this.meetings.act(number, { action: 'keep-agenda', actor }, write));
    return this.read(number, actor, reply);
  }

  private answer(result: Result<CabMeeting, Refusal<ProblemCode>>, actor: Actor, reply: FastifyReply): Promise<CabMeetingView> {
    const meeting = orRefuse(result);
    setEtag(reply, meeting.version);
    return this.views.of(meeting, actor);
  }
}

function contentOf({ start, end, ...rest }: EditCabDto): Partial<CabContent> {
  return { ...rest, ...(start !== undefined && { start: new Date(start) }), ...(end !== undefined && { end: new Date(end) }) };
}
