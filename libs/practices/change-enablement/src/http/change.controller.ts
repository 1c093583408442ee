import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { ChangeForecast, ChangeListItem, ChangeView, Page } from '#core/contracts';
import { CurrentActor, IF_MATCH, IfMatch, RecordController, Roles } from '#platform/identity';
import type { Actor } from '#platform/identity';
import { CsvList, ReasonDto, orRefuse } from '#platform/persistence';
import { ChangeList } from '../application/change-list.js';
import { ChangePolicies } from '../application/change-policies.js';
import { ChangeService } from '../application/change.service.js';
import { ChangeViews } from '../application/change-views.js';
import type { Change } from '../domain/change.entity.js';
import { ChangeQueryDto } from './dto/change-query.dto.js';
import { ChangeForecastDto, ChangePageDto, ChangeViewDto, QuestionnaireDto } from './dto/change-view.dto.js';
import { CreateChangeDto, EditChangeDto, ForecastChangeDto, MoveScheduleDto } from './dto/change.dto.js';

@ApiTags('Changes')
@Controller('changes')
export class ChangeController extends RecordController<Change, ChangeView> {
  constructor(
    private readonly changes: ChangeService,
    protected readonly views: ChangeViews,
    private readonly changeList: ChangeList,
    private readonly policies: ChangePolicies,
  ) {
    super();
  }

  @Get()
  @CsvList<ChangeListItem>('changes', ['number', 'title', 'type', 'state', 'risk', 'requester', 'services', 'plannedStart', 'plannedEnd', 'updatedAt'])
  @ApiOperation({ summary: 'List changes; several values of a filter are separated by commas' })
  @ApiOkResponse({ type: ChangePageDto })
  async list(@Query() { sort = '-updatedAt', limit, cursor, ...filter }: ChangeQueryDto): Promise<Page<ChangeListItem>> {
    return orRefuse(await this.changeList.page(filter, { sort, limit, cursor }));
  }

  @Post()
  @Roles('requester', 'change-manager', 'implementer', 'process-owner', 'admin')
  @ApiOperation({ summary: 'Draft a change' })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: ChangeViewDto })
  async create(@Body() body: CreateChangeDto, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<ChangeView> {
    return this.answer(await this.changes.create({ ...body }, actor), actor, reply);
  }

  @Post('forecast')
  @HttpCode(200)
  @ApiOperation({ summary: 'Risk, plans and approvals that the decision tables ask for with this content, before it is submitted' })
  @ApiOkResponse({ type: ChangeForecastDto })
  async forecast(@Body() body: ForecastChangeDto): Promise<ChangeForecast> {
    return orRefuse(await this.policies.forecast({ ...body }));
  }

  @Get('questionnaire')
  @ApiOperation({ summary: 'Form of the risk questionnaire as it is deployed; its keys are the questions' })
  @ApiOkResponse({ type: QuestionnaireDto })
  async questionnaire(): Promise<QuestionnaireDto> {
    return { schema: orRefuse(await this.policies.questionnaire()) };
  }

  @Get(':number')
  @ApiOperation({ summary: 'Read a change' })
  @ApiOkResponse({ type: ChangeViewDto })
  read(@Param('number') number: string, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<ChangeView> {
    return this.shown(number, 'change', actor, reply);
  }

  @Patch(':number')
  @ApiOperation({ summary: 'Change the content of a draft, or of a change under revision' })
  @ApiHeader(IF_MATCH)
  @ApiOkResponse({ type: ChangeViewDto })
  async edit(
    @Param('number') number: string,
    @IfMatch() version: number,
    @Body() body: EditChangeDto,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ChangeView> {
    return this.answer(await this.changes.edit(number, version, { ...body }, actor), actor, reply, number);
  }

  @Delete(':number')
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete a draft' })
  @ApiNoContentResponse()
  async remove(@Param('number') number: string, @CurrentActor() actor: Actor): Promise<void> {
    orRefuse(await this.changes.deleteDraft(number, actor));
  }

  @Post(':number/submission')
  @HttpCode(200)
  @ApiOperation({ summary: 'Submit a draft: its process starts' })
  @ApiHeader(IF_MATCH)
  @ApiOkResponse({ type: ChangeViewDto })
  async submit(
    @Param('number') number: string,
    @IfMatch() version: number,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ChangeView> {
    return this.answer(await this.changes.submit(number, version, actor), actor, reply, number);
  }

  @Post(':number/withdrawal')
  @HttpCode(200)
  @ApiOperation({ summary: 'Withdraw a change before its implementation begins' })
  @ApiOkResponse({ type: ChangeViewDto })
  async withdraw(
    @Param('number') number: string,
    @Body() { reason }: ReasonDto,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ChangeView> {
    return this.answer(await this.changes.withdraw(number, reason, actor), actor, reply);
  }

  @Post(':number/schedule')
  @HttpCode(200)
  @ApiOperation({ summary: 'Move the planned window of a scheduled change' })
  @ApiHeader(IF_MATCH)
  @ApiOkResponse({ type: ChangeViewDto })
  async moveStart(
    @Param('number') number: string,
    @IfMatch() version: number,
    @Body() body: MoveScheduleDto,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ChangeView> {
    return this.answer(await this.changes.moveStart(number, version, body, actor), actor, reply, number);
  }
}
