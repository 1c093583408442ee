import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Page, ProjectView } from '#core/contracts';
import { CurrentActor, Roles, setEtag, type Actor } from '#platform/identity';
import { CsvList, orRefuse } from '#platform/persistence';
import { Projects } from '../application/projects.js';
import { CreateProjectDto, ProjectPageDto, ProjectQueryDto, ProjectViewDto } from './dto/project.dto.js';

@ApiTags('Projects')
@Controller('projects')
export class ProjectController {
  constructor(private readonly projects: Projects) {}

  @Get()
  @CsvList<ProjectView>('projects', ['number', 'name', 'description', 'class', 'goal', 'services', 'manager'])
  @ApiOperation({ summary: 'List projects in the order they were created' })
  @ApiOkResponse({ type: ProjectPageDto })
  async list(@Query() query: ProjectQueryDto): Promise<Page<ProjectView>> {
    return orRefuse(await this.projects.list(query));
  }

  @Get(':number')
  @ApiOperation({ summary: 'Read a project' })
  @ApiOkResponse({ type: ProjectViewDto })
  async read(@Param('number') number: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<ProjectView> {
    return withEtag(orRefuse(await this.projects.byNumber(number)), reply);
  }

  @Post()
  @Roles('admin', 'change-manager', 'process-owner')
  @ApiOperation({ summary: 'Add a project' })
  @ApiCreatedResponse({ type: ProjectViewDto })
  async create(@Body() body: CreateProjectDto, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<ProjectView> {
    const content = { ...body, description: body.description ?? '', services: body.services ?? [] };
    return withEtag(orRefuse(await this.projects.create(content, actor)), reply);
  }
}

function withEtag(project: ProjectView, reply: FastifyReply): ProjectView {
  setEtag(reply, project.version);
  return project;
}
