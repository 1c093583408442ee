import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags, ApiUnprocessableEntityResponse } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { DeploymentResult, ModelListItem, ModelProblem, ModelVersion, ModelView } from '#core/contracts';
import { CurrentActor, IF_MATCH, IfMatch, Roles, setEtag, type Actor } from '#platform/identity';
import { Refused } from '#platform/persistence';
import { ModelCheck } from '../application/model-check.js';
import { ModelDeployment } from '../application/model-deployment.js';
import { ModelDrafts } from '../application/model-drafts.js';
import { ModelLibrary } from '../application/model-library.js';
import type { ModelOutcome } from '../domain/model-refusal.js';
import { CreateModelDto, DeployModelDto, ModelContentDto, ModelVersionParams } from './dto/model.dto.js';
import { DeploymentResultDto, ModelListItemDto, ModelProblemDto, ModelVersionDto, ModelViewDto } from './dto/model-view.dto.js';

@ApiTags('Models')
@Controller('models')
export class ModelController {
  constructor(
    private readonly library: ModelLibrary,
    private readonly drafts: ModelDrafts,
    private readonly checks: ModelCheck,
    private readonly deployment: ModelDeployment,
  ) {}

  @Get()
  @ApiOperation({ summary: 'List processes, decision tables and forms by folder' })
  @ApiOkResponse({ type: [ModelListItemDto] })
  list(): Promise<ModelListItem[]> {
    return this.library.list();
  }

  @Post()
  @Roles('process-owner', 'admin')
  @ApiOperation({ summary: 'Begin a new model as a draft' })
  @ApiCreatedResponse({ type: ModelViewDto })
  async create(@Body() { kind, name, content }: CreateModelDto, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<ModelView> {
    return withEtag(granted(await this.drafts.create(kind, name, content, actor)), reply);
  }

  @Get(':id')
  @ApiOperation({ summary: 'Read a model: its draft if there is one, else what is deployed' })
  @ApiOkResponse({ type: ModelViewDto })
  async read(@Param('id') id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<ModelView> {
    return withEtag(granted(await this.library.view(id)), reply);
  }

  @Put(':id/draft')
  @Roles('process-owner', 'admin')
  @ApiOperation({ summary: 'Save the draft' })
  @ApiHeader(IF_MATCH)
  @ApiOkResponse({ type: ModelViewDto })
  async save(
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() { content }: ModelContentDto,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ModelView> {
    return withEtag(granted(await this.drafts.save(id, version, content, actor)), reply);
  }

  @Delete(':id/draft')
  @HttpCode(204)
  @Roles('process-owner', 'admin')
  @ApiOperation({ summary: 'Throw the draft away; a model never deployed goes with it' })
  @ApiNoContentResponse()
  async discard(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<void> {
    granted(await this.drafts.discard(id, actor));
  }

  @Post(':id/check')
  @HttpCode(200)
  @Roles('process-owner', 'admin')
  @ApiOperation({ summary: 'Tell what is wrong with a content, without saving it' })
  @ApiOkResponse({ type: [ModelProblemDto] })
  async check(@Param('id') id: string, @Body() { content }: ModelContentDto): Promise<ModelProblem[]> {
    const model = granted(await this.library.view(id));
    return granted(await this.checks.check(model, content));
  }

  @Post(':id/deployment')
  @HttpCode(200)
  @Roles('process-owner', 'admin')
  @ApiOperation({ summary: 'Deploy the draft as a new version; running instances keep theirs' })
  @ApiHeader(IF_MATCH)
  @ApiOkResponse({ type: DeploymentResultDto })
  @ApiUnprocessableEntityResponse({ description: '`model-refused`, with `problems` at the elements.' })
  async deploy(@Param('id') id: string, @IfMatch() version: number, @Body() { note }: DeployModelDto, @CurrentActor() actor: Actor): Promise<DeploymentResult> {
    return granted(await this.deployment.deploy(id, version, note?.trim() || null, actor));
  }

  @Get(':id/versions')
  @ApiOperation({ summary: 'List what was deployed, newest first' })
  @ApiOkResponse({ type: [ModelVersionDto] })
  async versions(@Param('id') id: string): Promise<ModelVersion[]> {
    return granted(await this.library.listVersions(id));
  }

  @Get(':id/versions/:version')
  @ApiOperation({ summary: 'Read a version as it was deployed' })
  @ApiOkResponse({ type: ModelViewDto })
  async version(@Param() { id, version }: ModelVersionParams): Promise<ModelView> {
    return granted(await this.library.viewVersion(id, version));
  }
}

/** Refusals carry the problems of the model, or the model as it stands now. */
function granted<T>(outcome: ModelOutcome<T>): T {
  if (outcome.ok) return outcome.value;
  const { problems, current } = outcome.failure;
  throw new Refused(outcome.failure, { ...(problems ? { problems } : {}), ...(current ? { current } : {}) });
}

function withEtag(model: ModelView, reply: FastifyReply): ModelView {
  setEtag(reply, model.version);
  return model;
}
