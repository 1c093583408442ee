import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { EarlyLifeListItem, EarlyLifeView, Page } from '#core/contracts';
import { type Actor, CurrentActor, IF_MATCH, IfMatch, RecordController, Roles } from '#platform/identity';
import { CsvList, ReasonDto, orRefuse } from '#platform/persistence';
import { TRANSITION_WRITERS } from '../../acceptance/acceptance-permissions.js';
import { GiveEvidenceDto } from '../../criteria/http/transition-set.dto.js';
import { EarlyLifeList } from '../early-life-list.js';
import { EarlyLifeSupports } from '../early-life-supports.js';
import { EarlyLifeViews } from '../early-life-views.js';
import type { EarlyLifeSupport } from '../early-life.entity.js';
import { BeginEarlyLifeDto, EarlyLifePageDto, EarlyLifeQueryDto, EarlyLifeViewDto, EditEarlyLifeDto, MeasureLevelDto } from './early-life.dto.js';

@ApiTags('Service transition')
@Controller('early-life-supports')
export class EarlyLifeController extends RecordController<EarlyLifeSupport, EarlyLifeView> {
  constructor(
    private readonly supports: EarlyLifeSupports,
    protected readonly views: EarlyLifeViews,
    private readonly supportList: EarlyLifeList,
  ) {
    super();
  }

  @Get()
  @CsvList<EarlyLifeListItem>('early-life-supports', ['number', 'title', 'state', 'services', 'release', 'manager', 'startedOn', 'plannedOn', 'extensions', 'missed', 'updatedAt'])
  @ApiOperation({ summary: 'List early-life supports; several values of a filter are separated by commas' })
  @ApiOkResponse({ type: EarlyLifePageDto })
  async list(@Query() { sort = '-updatedAt', limit, cursor, ...filter }: EarlyLifeQueryDto): Promise<Page<EarlyLifeListItem>> {
    return orRefuse(await this.supportList.page(filter, { sort, limit, cursor }));
  }

  @Post()
  @Roles(...TRANSITION_WRITERS)
  @ApiOperation({ summary: 'Begin the early-life support of services that no release delivers: its process starts' })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: EarlyLifeViewDto })
  async begin(@Body() { title, services, manager = null, desk = null, daysAsked = null, startedOn = null }: BeginEarlyLifeDto, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<EarlyLifeView> {
    return this.answer(await this.supports.begin({ title, services, manager, desk, daysAsked, startedOn }, actor), actor, reply);
  }

  @Get(':number')
  @ApiOperation({ summary: 'Read an early-life support: criteria, levels of each day, decisions' })
  @ApiOkResponse({ type: EarlyLifeViewDto })
  read(@Param('number') number: string, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<EarlyLifeView> {
    return this.shown(number, 'early life support', actor, reply);
  }

  @Patch(':number')
  @ApiOperation({ summary: 'Change the title and who measures; how long it lasts and what is measured by hand, until it begins' })
  @ApiHeader(IF_MATCH)
  @ApiOkResponse({ type: EarlyLifeViewDto })
  async edit(@Param('number') number: string, @IfMatch() version: number, @Body() body: EditEarlyLifeDto, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<EarlyLifeView> {
    return this.answer(await this.supports.edit(number, version, { ...body }, actor), actor, reply, number);
  }

  @Post(':number/criteria/:key/evidence')
  @HttpCode(200)
  @ApiOperation({ summary: 'Bring new evidence for a criterion that you own' })
  @ApiOkResponse({ type: EarlyLifeViewDto })
  async giveEvidence(@Param('number') number: string, @Param('key') key: string, @Body() { readiness, text }: GiveEvidenceDto, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<EarlyLifeView> {
    return this.answer(await this.supports.giveEvidence(number, key, { readiness, text }, actor), actor, reply);
  }

  @Post(':number/levels/:key/measurements')
  @HttpCode(200)
  @ApiOperation({ summary: 'Report the figure of a level for a day, or correct it' })
  @ApiOkResponse({ type: EarlyLifeViewDto })
  async measure(@Param('number') number: string, @Param('key') key: string, @Body() { value, note, day = null }: MeasureLevelDto, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<EarlyLifeView> {
    return this.answer(await this.supports.measure(number, key, { value, note, day }, actor), actor, reply);
  }

  @Post(':number/decision')
  @HttpCode(200)
  @ApiOperation({ summary: 'Ask for the decision now, before the planned end' })
  @ApiOkResponse({ type: EarlyLifeViewDto })
  async bringForward(@Param('number') number: string, @Body() { reason }: ReasonDto, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<EarlyLifeView> {
    return this.answer(await this.supports.bringForward(number, reason, actor), actor, reply);
  }

  @Post(':number/cancellation')
  @HttpCode(200)
  @ApiOperation({ summary: 'Cancel one that makes no sense any more and that no release calls, with the reason' })
  @ApiOkResponse({ type: EarlyLifeViewDto })
  async cancel(@Param('number') number: string, @Body() { reason }: ReasonDto, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<EarlyLifeView> {
    return this.answer(await this.supports.cancel(number, reason, actor), actor, reply);
  }
}
