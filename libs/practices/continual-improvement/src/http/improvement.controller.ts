import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { ImprovementListItem, ImprovementView, Page } from '#core/contracts';
import { type Actor, CurrentActor, IF_MATCH, IfMatch, RecordController, Roles } from '#platform/identity';
import { CsvList, ReasonDto, orRefuse } from '#platform/persistence';
import { ImprovementList } from '../application/improvement-list.js';
import { ImprovementViews } from '../application/improvement-views.js';
import { Improvements } from '../application/improvements.js';
import type { Improvement } from '../domain/improvement.entity.js';
import { ImprovementQueryDto } from './dto/improvement-query.dto.js';
import { ImprovementPageDto, ImprovementViewDto } from './dto/improvement-view.dto.js';
import { EditImprovementDto, ProposeImprovementDto } from './dto/improvement.dto.js';

@ApiTags('Improvements')
@Controller('improvements')
export class ImprovementController extends RecordController<Improvement, ImprovementView> {
  constructor(
    private readonly improvements: Improvements,
    protected readonly views: ImprovementViews,
    private readonly improvementList: ImprovementList,
  ) {
    super();
  }

  @Get()
  @CsvList<ImprovementListItem>('improvements', ['number', 'title', 'state', 'cause', 'origin', 'objective', 'priority', 'owner', 'round', 'measureAt', 'updatedAt'])
  @ApiOperation({ summary: 'List improvements; several values of a filter are separated by commas' })
  @ApiOkResponse({ type: ImprovementPageDto })
  async list(@Query() { sort = '-updatedAt', limit, cursor, ...filter }: ImprovementQueryDto): Promise<Page<ImprovementListItem>> {
    return orRefuse(await this.improvementList.page(filter, { sort, limit, cursor }));
  }

  @Post()
  @Roles('requester', 'change-manager', 'implementer', 'service-manager', 'process-owner', 'admin')
  @ApiOperation({ summary: 'Put an improvement into the register: its process starts' })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: ImprovementViewDto })
  async propose(@Body() { title, description = '', objective = null, services = [], owner = null }: ProposeImprovementDto, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<ImprovementView> {
    return this.answer(await this.improvements.propose({ title, description, objective, services, owner }, actor), actor, reply);
  }

  @Get(':number')
  @ApiOperation({ summary: 'Read an improvement' })
  @ApiOkResponse({ type: ImprovementViewDto })
  read(@Param('number') number: string, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<ImprovementView> {
    return this.shown(number, 'improvement', actor, reply);
  }

  @Patch(':number')
  @ApiOperation({ summary: 'Change what is written about an improvement until it is approved' })
  @ApiHeader(IF_MATCH)
  @ApiOkResponse({ type: ImprovementViewDto })
  async edit(@Param('number') number: string, @IfMatch() version: number, @Body() body: EditImprovementDto, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<ImprovementView> {
    return this.answer(await this.improvements.edit(number, version, { ...body }, actor), actor, reply, number);
  }

  @Post(':number/withdrawal')
  @HttpCode(200)
  @ApiOperation({ summary: 'Withdraw an improvement' })
  @ApiOkResponse({ type: ImprovementViewDto })
  async withdraw(@Param('number') number: string, @Body() { reason }: ReasonDto, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<ImprovementView> {
    return this.answer(await this.improvements.withdraw(number, reason, actor), actor, reply);
  }
}
