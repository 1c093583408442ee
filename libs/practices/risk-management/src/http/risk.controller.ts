import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Page, RiskHeatMap, RiskListItem, RiskView } from '#core/contracts';
import { type Actor, CurrentActor, IF_MATCH, IfMatch, RecordController, Roles } from '#platform/identity';
import { CsvList, ReasonDto, orRefuse } from '#platform/persistence';
import { RiskList } from '../application/risk-list.js';
import { RiskViews } from '../application/risk-views.js';
import { Risks } from '../application/risks.js';
import type { Risk } from '../domain/risk.entity.js';
import { RiskQueryDto } from './dto/risk-query.dto.js';
import { RiskHeatMapDto, RiskPageDto, RiskViewDto } from './dto/risk-view.dto.js';
import { CarryRiskDto, CreateRiskDto, EditRiskDto, HandOverRiskDto } from './dto/risk.dto.js';

@ApiTags('Risks')
@Controller('risks')
export class RiskController extends RecordController<Risk, RiskView> {
  constructor(
    private readonly risks: Risks,
    protected readonly views: RiskViews,
    private readonly riskList: RiskList,
  ) {
    super();
  }

  @Get()
  @CsvList<RiskListItem>('risks', ['number', 'title', 'state', 'category', 'probability', 'impact', 'level', 'aboveAppetite', 'owner', 'ownerAccepted', 'record', 'reviewAt', 'updatedAt'])
  @ApiOperation({ summary: 'List risks; several values of a filter are separated by commas' })
  @ApiOkResponse({ type: RiskPageDto })
  async list(@Query() { sort = '-updatedAt', limit, cursor, ...filter }: RiskQueryDto): Promise<Page<RiskListItem>> {
    return orRefuse(await this.riskList.page(filter, { sort, limit, cursor }));
  }

  @Get('heat-map')
  @ApiOperation({ summary: 'Count open risks by probability and impact; takes the filters of the list' })
  @ApiOkResponse({ type: RiskHeatMapDto })
  heatMap(@Query() { sort: _sort, limit: _limit, cursor: _cursor, ...filter }: RiskQueryDto): Promise<RiskHeatMap> {
    return this.riskList.heatMap(filter);
  }

  @Post()
  @Roles('requester', 'change-manager', 'implementer', 'service-manager', 'process-owner', 'admin')
  @ApiOperation({ summary: 'Put a risk on record: its process starts' })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: RiskViewDto })
  async create(@Body() body: CreateRiskDto, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<RiskView> {
    return this.answer(await this.risks.create({ ...body, owner: body.owner ?? null, record: body.record ?? null }, actor), actor, reply);
  }

  @Get(':number')
  @ApiOperation({ summary: 'Read a risk' })
  @ApiOkResponse({ type: RiskViewDto })
  read(@Param('number') number: string, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<RiskView> {
    return this.shown(number, 'risk', actor, reply);
  }

  @Patch(':number')
  @ApiOperation({ summary: 'Change what is written about a risk; another probability, impact or category has it rated again' })
  @ApiHeader(IF_MATCH)
  @ApiOkResponse({ type: RiskViewDto })
  async edit(@Param('number') number: string, @IfMatch() version: number, @Body() body: EditRiskDto, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<RiskView> {
    return this.answer(await this.risks.edit(number, version, { ...body }, actor), actor, reply, number);
  }

  @Post(':number/owner')
  @HttpCode(200)
  @ApiOperation({ summary: 'Name another owner, who is asked to accept the risk' })
  @ApiOkResponse({ type: RiskViewDto })
  async handOver(@Param('number') number: string, @Body() { owner, reason }: HandOverRiskDto, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<RiskView> {
    return this.answer(await this.risks.handOver(number, owner, reason, actor), actor, reply);
  }

  @Post(':number/carry')
  @HttpCode(200)
  @ApiOperation({ summary: 'Carry a risk on to another record; it keeps its number' })
  @ApiOkResponse({ type: RiskViewDto })
  async carry(@Param('number') number: string, @Body() body: CarryRiskDto, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<RiskView> {
    return this.answer(await this.risks.carry(number, { ...body, owner: body.owner ?? null }, actor), actor, reply);
  }

  @Post(':number/closure')
  @HttpCode(200)
  @ApiOperation({ summary: 'Close a risk that is one no more' })
  @ApiOkResponse({ type: RiskViewDto })
  async close(@Param('number') number: string, @Body() { reason }: ReasonDto, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<RiskView> {
    return this.answer(await this.risks.close(number, reason, actor), actor, reply);
  }
}
