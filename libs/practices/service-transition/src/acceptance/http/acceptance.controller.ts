import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { AcceptanceListItem, AcceptanceView, Page } from '#core/contracts';
import { CurrentActor, IF_MATCH, IfMatch, Roles, setEtag, type Actor } from '#platform/identity';
import { CsvList, ReasonDto, Refused, orRefuse } from '#platform/persistence';
import { GiveEvidenceDto } from '../../criteria/http/transition-set.dto.js';
import type { Outcome } from '../../locked.js';
import { AcceptanceList } from '../acceptance-list.js';
import { TRANSITION_WRITERS } from '../acceptance-permissions.js';
import { AcceptanceViews } from '../acceptance-views.js';
import type { Acceptance } from '../acceptance.entity.js';
import { Acceptances } from '../acceptances.js';
import { AcceptancePageDto, AcceptanceQueryDto, AcceptanceViewDto, CreateAcceptanceDto, EditAcceptanceDto } from './acceptance.dto.js';

@ApiTags('Service transition')
@Controller('acceptances')
export class AcceptanceController {
  constructor(
    private readonly acceptances: Acceptances,
    private readonly views: AcceptanceViews,
    private readonly acceptanceList: AcceptanceList,
  ) {}

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
  async read(@Param('number') number: string, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<AcceptanceView> {
    const view = await this.views.byNumber(number, actor);
    if (!view) throw new Refused({ code: 'not-found', message: `There is no service acceptance ${number}.` });
    setEtag(reply, view.version);
    return view;
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

  /** A stale version comes with the acceptance as it stands now, so that the two can be compared. */
  private async answer(result: Outcome<Acceptance>, actor: Actor, reply: FastifyReply, number?: string): Promise<AcceptanceView> {
    if (result.ok) {
      setEtag(reply, result.value.version);
      return this.views.of(result.value, actor);
    }
    const stale = result.failure.code === 'version-mismatch' && number !== undefined;
    throw new Refused(result.failure, stale ? { current: await this.views.byNumber(number, actor) } : {});
  }
}
