import { Body, Controller, Get, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Page, GoalView } from '#core/contracts';
import { CurrentActor, IF_MATCH, IfMatch, Roles, type Actor } from '#platform/identity';
import { CsvList } from '#platform/persistence';
import type { Owned } from '../application/catalogue.js';
import { Goals } from '../application/goals.js';
import type { Goal } from '../domain/goal.entity.js';
import { CatalogueAnswers } from './catalogue-answers.js';
import { ChangeGoalDto, CreateGoalDto, GoalPageDto, GoalQueryDto, GoalViewDto } from './dto/goal.dto.js';

@ApiTags('Service catalogue')
@Controller('goals')
export class GoalController {
  private readonly answers: CatalogueAnswers<Goal, GoalView>;

  constructor(goals: Goals) {
    this.answers = new CatalogueAnswers(goals, (entries) => entries.map(viewOf));
  }

  @Get()
  @CsvList<GoalView>('goals', ['number', 'name', 'description', 'indicator', 'owner'])
  @ApiOperation({ summary: 'List goals' })
  @ApiOkResponse({ type: GoalPageDto })
  list(@Query() query: GoalQueryDto): Promise<Page<GoalView>> {
    return this.answers.list(query);
  }

  @Get(':number')
  @ApiOperation({ summary: 'Read a goal' })
  @ApiOkResponse({ type: GoalViewDto })
  read(@Param('number') number: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<GoalView> {
    return this.answers.read(number, reply);
  }

  @Post()
  @Roles('admin', 'change-manager', 'process-owner', 'service-manager')
  @ApiOperation({ summary: 'Add a goal' })
  @ApiCreatedResponse({ type: GoalViewDto })
  create(@Body() body: CreateGoalDto, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<GoalView> {
    return this.answers.create(body, actor, reply);
  }

  @Patch(':number')
  @Roles('admin', 'change-manager', 'process-owner', 'service-manager')
  @ApiOperation({ summary: 'Change fields of a goal' })
  @ApiHeader(IF_MATCH)
  @ApiOkResponse({ type: GoalViewDto })
  change(
    @Param('number') number: string,
    @IfMatch() version: number,
    @Body() body: ChangeGoalDto,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<GoalView> {
    return this.answers.change(number, version, body, actor, reply);
  }
}

function viewOf({ entry, owner }: Owned<Goal>): GoalView {
  const { number, name, description, indicator, version } = entry;
  return { number, name, description, indicator, owner, version };
}
