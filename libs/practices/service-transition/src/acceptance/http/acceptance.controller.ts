import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { AcceptanceListItem, AcceptanceView, Page } from '#core/contracts';
import { type Actor, CurrentActor, IF_MATCH, IfMatch, RecordController, Roles } from '#platform/identity';
import { CsvList, ReasonDto, orRefuse } from '#platform/persistence';
import { GiveEvidenceDto } from '../../criteria/http/transition-set.dto.js';
import { AcceptanceList } from '../acceptance-list.js';
import { TRANSITION_WRITERS } from '../acceptance-permissions.js';
import { AcceptanceViews } from '../acceptance-views.js';
import type { Acceptance } from '../acceptance.entity.js';
import { Acceptances } from '../acceptances.js';
import { AcceptancePageDto, AcceptanceQueryDto, AcceptanceViewDto, CreateAcceptanceDto, EditAcceptanceDto } from './acceptance.dto.js';

@ApiTags('Service transition')
@Controller('acceptances')
export class AcceptanceController extends RecordController<Acceptance, AcceptanceView> {
  constructor(
    private readonly acceptances: Acceptances,
    protected readonly views: AcceptanceViews,
    private readonly acceptanceList: AcceptanceList,
  ) {
    super();
  }

  @Get()
  @CsvList<AcceptanceListItem>('acceptances', ['number', 'title', 'state', 'service', 'project', 'release', 'manager', 'red', 'criteriaCount', 'updatedAt'])
  @ApiOperation({ summary: 'List acceptances; several values of a filter are separated by commas' })
  @ApiOkResponse({ type: AcceptancePageDto })
  async list(@Query() { sort = '-updatedAt', limit, cursor, ...filter }: AcceptanceQueryDto): Promise<Page<AcceptanceListItem>> {
    return orRefuse(await this.acceptanceList.page(filter, { sort, limit, cursor }));
  }

  @Post()
  @Roles(...TRANSITION_WRITERS)
  @ApiOperation({ summary: 'Draft the acceptance of a service, with the criteria of the set' })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: AcceptanceViewDto })
  async create(@Body() { title, service, project = null, release = null, manager = null, desk = null }: CreateAcceptanceDto, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<AcceptanceView> {
    return this.answer(await this.acceptances.create({ title, service, project, release, manager, desk }, actor), actor, reply);
  }

  @Get(':number')
  @ApiOperation({ summary: 'Read an acceptance: its criteria as they are now, and who signed' })
  @ApiOkResponse({ type: AcceptanceViewDto })
  read(@Param('number') number: string, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<AcceptanceView> {
    return this.shown(number, 'service acceptance', actor, reply);
  }

  @Patch(':number')
  @ApiOperation({ summary: 'Change a draft: what it is for, and its criteria with their owners' })
  @ApiHeader(IF_MATCH)
  @ApiOkResponse({ type: AcceptanceViewDto })
  async edit(@Param('number') number: string, @IfMatch() version: number, @Body() body: EditAcceptanceDto, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<AcceptanceView> {
    return this.answer(await this.acceptances.edit(number, version, { ...body }, actor), actor, reply, number);
  }

  @Post(':number/submission')
  @HttpCode(200)
  @ApiOperation({ summary: 'Begin: the owners of criteria are asked for evidence' })
  @ApiHeader(IF_MATCH)
  @ApiOkResponse({ type: AcceptanceViewDto })
  async submit(@Param('number') number: string, @IfMatch() version: number, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<AcceptanceView> {
    return this.answer(await this.acceptances.submit(number, version, actor), actor, reply, number);
  }

  @Post(':number/criteria/:key/evidence')
  @HttpCode(200)
  @ApiOperation({ summary: 'Bring new evidence for a criterion that you own' })
  @ApiOkResponse({ type: AcceptanceViewDto })
  async giveEvidence(@Param('number') number: string, @Param('key') key: string, @Body() { readiness, text }: GiveEvidenceDto, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<AcceptanceView> {
    return this.answer(await this.acceptances.giveEvidence(number, key, { readiness, text }, actor), actor, reply);
  }

  @Post(':number/withdrawal')
  @HttpCode(200)
  @ApiOperation({ summary: 'Withdraw an acceptance' })
  @ApiOkResponse({ type: AcceptanceViewDto })
  async withdraw(@Param('number') number: string, @Body() { reason }: ReasonDto, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<AcceptanceView> {
    return this.answer(await this.acceptances.withdraw(number, reason, actor), actor, reply);
  }
}
