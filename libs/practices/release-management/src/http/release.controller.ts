import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Page, ReleaseListItem, ReleaseView } from '#core/contracts';
import { type Actor, CurrentActor, IF_MATCH, IfMatch, RecordController, Roles } from '#platform/identity';
import { CsvList, ReasonDto, orRefuse } from '#platform/persistence';
import { ReleaseList } from '../application/release-list.js';
import { ReleaseViews } from '../application/release-views.js';
import { Releases } from '../application/releases.js';
import type { Release } from '../domain/release.entity.js';
import { ReleaseQueryDto } from './dto/release-query.dto.js';
import { ReleasePageDto, ReleaseViewDto } from './dto/release-view.dto.js';
import { CreateReleaseDto, EditReleaseDto } from './dto/release.dto.js';

@ApiTags('Releases')
@Controller('releases')
export class ReleaseController extends RecordController<Release, ReleaseView> {
  constructor(
    private readonly releases: Releases,
    protected readonly views: ReleaseViews,
    private readonly releaseList: ReleaseList,
  ) {
    super();
  }

  @Get()
  @CsvList<ReleaseListItem>('releases', ['number', 'title', 'type', 'state', 'manager', 'services', 'plannedStart', 'plannedEnd', 'updatedAt'])
  @ApiOperation({ summary: 'List releases; several values of a filter are separated by commas' })
  @ApiOkResponse({ type: ReleasePageDto })
  async list(@Query() { sort = '-updatedAt', limit, cursor, ...filter }: ReleaseQueryDto): Promise<Page<ReleaseListItem>> {
    return orRefuse(await this.releaseList.page(filter, { sort, limit, cursor }));
  }

  @Post()
  @Roles('release-manager', 'change-manager', 'process-owner', 'admin')
  @ApiOperation({ summary: 'Make the draft of a release' })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: ReleaseViewDto })
  async create(@Body() body: CreateReleaseDto, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<ReleaseView> {
    return this.answer(await this.releases.create({ ...body }, actor), actor, reply);
  }

  @Get(':number')
  @ApiOperation({ summary: 'Read a release' })
  @ApiOkResponse({ type: ReleaseViewDto })
  read(@Param('number') number: string, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<ReleaseView> {
    return this.shown(number, 'release', actor, reply);
  }

  @Patch(':number')
  @ApiOperation({ summary: 'Change what is written about a release until it is deployed; what was decided on its go is void then' })
  @ApiHeader(IF_MATCH)
  @ApiOkResponse({ type: ReleaseViewDto })
  async edit(@Param('number') number: string, @IfMatch() version: number, @Body() body: EditReleaseDto, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<ReleaseView> {
    return this.answer(await this.releases.edit(number, version, { ...body }, actor), actor, reply, number);
  }

  @Post(':number/submission')
  @HttpCode(200)
  @ApiOperation({ summary: 'Submit the draft: its process starts' })
  @ApiHeader(IF_MATCH)
  @ApiOkResponse({ type: ReleaseViewDto })
  async submit(@Param('number') number: string, @IfMatch() version: number, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<ReleaseView> {
    return this.answer(await this.releases.submit(number, version, actor), actor, reply, number);
  }

  @Post(':number/cancellation')
  @HttpCode(200)
  @ApiOperation({ summary: 'Cancel a release that is not deployed yet' })
  @ApiOkResponse({ type: ReleaseViewDto })
  async cancel(@Param('number') number: string, @Body() { reason }: ReasonDto, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<ReleaseView> {
    return this.answer(await this.releases.cancel(number, reason, actor), actor, reply);
  }
}
