import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { ChangeView, Page, TemplateListItem, TemplateView } from '#core/contracts';
import { type Actor, CurrentActor, IF_MATCH, IfMatch, RecordController, Roles, setEtag } from '#platform/identity';
import { type CsvColumn, CsvList, ReasonDto, orRefuse } from '#platform/persistence';
import { ChangeViews } from '../../application/change-views.js';
import { ChangeViewDto } from '../../http/dto/change-view.dto.js';
import type { ChangeTemplate } from '../template.entity.js';
import { TemplateList } from '../template-list.js';
import { TemplateUsage } from '../template-use.js';
import { TemplateViews } from '../template-views.js';
import { Templates } from '../templates.service.js';
import { CreateTemplateDto, EditTemplateDto, TemplateQueryDto, TemplateUseDto } from './template.dto.js';
import { TemplatePageDto, TemplateViewDto } from './template-view.dto.js';

const CSV_COLUMNS: readonly CsvColumn<TemplateListItem>[] = [
  'number', 'title', 'state', 'proposer', 'services', 'maxMinutes',
  ['uses', ({ success }) => success.uses], ['successful', ({ success }) => success.successful], ['failed', ({ success }) => success.failed], 'updatedAt',
];

@ApiTags('Standard-change templates')
@Controller('change-templates')
export class TemplateController extends RecordController<ChangeTemplate, TemplateView> {
  constructor(
    private readonly templates: Templates,
    protected readonly views: TemplateViews,
    private readonly templateList: TemplateList,
    private readonly usage: TemplateUsage,
    private readonly changes: ChangeViews,
  ) {
    super();
  }

  @Get()
  @CsvList<TemplateListItem>('standard-change-templates', CSV_COLUMNS)
  @ApiOperation({ summary: 'List standard-change templates' })
  @ApiOkResponse({ type: TemplatePageDto })
  async list(@Query() { sort = 'title', limit, cursor, ...filter }: TemplateQueryDto): Promise<Page<TemplateListItem>> {
    return orRefuse(await this.templateList.page(filter, { sort, limit, cursor }));
  }

  @Post()
  @Roles('requester', 'change-manager', 'implementer', 'process-owner', 'service-manager', 'admin')
  @ApiOperation({ summary: 'Draft a standard-change template' })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: TemplateViewDto })
  async create(@Body() body: CreateTemplateDto, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<TemplateView> {
    return this.answer(await this.templates.create({ ...body }, actor), actor, reply);
  }

  @Get(':number')
  @ApiOperation({ summary: 'Read a template' })
  @ApiOkResponse({ type: TemplateViewDto })
  read(@Param('number') number: string, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<TemplateView> {
    return this.shown(number, 'template', actor, reply);
  }

  @Patch(':number')
  @ApiOperation({ summary: 'Change the content of a draft, or of a template under revision' })
  @ApiHeader(IF_MATCH)
  @ApiOkResponse({ type: TemplateViewDto })
  async edit(
    @Param('number') number: string,
    @IfMatch() version: number,
    @Body() body: EditTemplateDto,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TemplateView> {
    return this.answer(await this.templates.edit(number, version, { ...body }, actor), actor, reply, number);
  }

  @Delete(':number')
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete a draft' })
  @ApiNoContentResponse()
  async remove(@Param('number') number: string, @CurrentActor() actor: Actor): Promise<void> {
    orRefuse(await this.templates.deleteDraft(number, actor));
  }

  @Post(':number/proposal')
  @HttpCode(200)
  @ApiOperation({ summary: 'Propose a draft: the process of its approval starts' })
  @ApiHeader(IF_MATCH)
  @ApiOkResponse({ type: TemplateViewDto })
  async propose(@Param('number') number: string, @IfMatch() version: number, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<TemplateView> {
    return this.answer(await this.templates.propose(number, version, actor), actor, reply, number);
  }

  @Post(':number/demotion')
  @HttpCode(200)
  @ApiOperation({ summary: 'Take an approved template out of use until it has been looked at again' })
  @ApiOkResponse({ type: TemplateViewDto })
  async demote(@Param('number') number: string, @Body() { reason }: ReasonDto, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<TemplateView> {
    return this.answer(await this.templates.demote(number, reason, actor), actor, reply);
  }

  @Post(':number/retirement')
  @HttpCode(200)
  @ApiOperation({ summary: 'Retire a template for good' })
  @ApiOkResponse({ type: TemplateViewDto })
  async retire(@Param('number') number: string, @Body() { reason }: ReasonDto, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<TemplateView> {
    return this.answer(await this.templates.retire(number, reason, actor), actor, reply);
  }

  @Post(':number/changes')
  @Roles('requester', 'change-manager', 'implementer', 'process-owner', 'admin')
  @ApiOperation({ summary: 'Make a standard change from the template' })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: ChangeViewDto })
  async use(@Param('number') number: string, @Body() body: TemplateUseDto, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<ChangeView> {
    const change = orRefuse(await this.usage.use(number, body, actor));
    setEtag(reply, change.version);
    return this.changes.of(change, actor);
  }
}
