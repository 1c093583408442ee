import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Page, ProblemCode, ProjectListItem, ProjectView } from '#core/contracts';
import type { Refusal, Result } from '#core/kernel';
import { CurrentActor, IF_MATCH, IfMatch, Roles, setEtag, type Actor } from '#platform/identity';
import { CsvList, ReasonDto, Refused, orRefuse } from '#platform/persistence';
import { ProjectList } from '../application/project-list.js';
import { Projects } from '../application/projects.js';
import { PROJECT_WRITERS } from '../domain/project-permissions.js';
import { ProjectPageDto, ProjectViewDto } from './dto/project-view.dto.js';
import { CreateProjectDto, EditProjectDto, MoveStageDto, ProjectQueryDto } from './dto/project.dto.js';

@ApiTags('Projects')
@Controller('projects')
export class ProjectController {
  constructor(
    private readonly projects: Projects,
    private readonly portfolio: ProjectList,
  ) {}

  @Get()
  @CsvList<ProjectListItem>('projects', ['number', 'name', 'class', 'state', 'goal', 'services', 'manager', 'updatedAt'])
  @ApiOperation({ summary: 'List projects with their stages and gates; several values of a filter are separated by commas' })
  @ApiOkResponse({ type: ProjectPageDto })
  async list(@Query() { sort = 'number', limit, cursor, ...filter }: ProjectQueryDto): Promise<Page<ProjectListItem>> {
    return orRefuse(await this.portfolio.page(filter, { sort, limit, cursor }));
  }

  @Get(':number')
  @ApiOperation({ summary: 'Read a project' })
  @ApiOkResponse({ type: ProjectViewDto })
  async read(@Param('number') number: string, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<ProjectView> {
    return withEtag(orRefuse(await this.projects.byNumber(number, actor)), reply);
  }

  @Post()
  @Roles(...PROJECT_WRITERS)
  @ApiOperation({ summary: 'Draft a project; it has the stages and gates of its class' })
  @ApiCreatedResponse({ type: ProjectViewDto })
  async create(@Body() body: CreateProjectDto, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<ProjectView> {
    return withEtag(orRefuse(await this.projects.create({ ...body }, actor)), reply);
  }

  @Patch(':number')
  @ApiOperation({ summary: 'Change a project; what its initiation is decided on only while it is a draft' })
  @ApiHeader(IF_MATCH)
  @ApiOkResponse({ type: ProjectViewDto })
  async edit(
    @Param('number') number: string,
    @IfMatch() version: number,
    @Body() body: EditProjectDto,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProjectView> {
    return this.answer(await this.projects.edit(number, version, { ...body }, actor), actor, reply, number);
  }

  @Post(':number/submission')
  @HttpCode(200)
  @ApiOperation({ summary: 'Request the initiation: the process of the project starts' })
  @ApiHeader(IF_MATCH)
  @ApiOkResponse({ type: ProjectViewDto })
  async submit(@Param('number') number: string, @IfMatch() version: number, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<ProjectView> {
    return this.answer(await this.projects.submit(number, version, actor), actor, reply, number);
  }

  @Post(':number/stages/:ordinal/length')
  @HttpCode(200)
  @ApiOperation({ summary: 'Give a stage another length; its successors move on working days' })
  @ApiHeader(IF_MATCH)
  @ApiOkResponse({ type: ProjectViewDto })
  async moveStage(
    @Param('number') number: string,
    @Param('ordinal', ParseIntPipe) ordinal: number,
    @IfMatch() version: number,
    @Body() { workingDays, reason, despiteFreeze = false }: MoveStageDto,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProjectView> {
    return this.answer(await this.projects.moveStage(number, version, { ordinal, workingDays, reason, despiteFreeze }, actor), actor, reply, number);
  }

  @Post(':number/stop')
  @HttpCode(200)
  @ApiOperation({ summary: 'Stop a running project' })
  @ApiOkResponse({ type: ProjectViewDto })
  async stop(@Param('number') number: string, @Body() { reason }: ReasonDto, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<ProjectView> {
    return this.answer(await this.projects.stop(number, reason, actor), actor, reply);
  }

  /** A stale version comes with the project as it stands now, so that the two can be compared. */
  private async answer(result: Result<ProjectView, Refusal<ProblemCode>>, actor: Actor, reply: FastifyReply, number?: string): Promise<ProjectView> {
    if (result.ok) return withEtag(result.value, reply);
    const stale = result.failure.code === 'version-mismatch' && number !== undefined;
    throw new Refused(result.failure, stale ? { current: orRefuse(await this.projects.byNumber(number, actor)) } : {});
  }
}

function withEtag(project: ProjectView, reply: FastifyReply): ProjectView {
  setEtag(reply, project.version);
  return project;
}
