import { Body, Controller, Get, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Page, GoalView, ProblemCode } from '#core/contracts';
import type { Refusal } from '#core/kernel';
import { CurrentActor, IfMatch, Roles, setEtag, type Actor } from '#platform/identity';
import { orRefuse, Refused } from '#platform/persistence';
import type { Owned } from '../application/catalogue.js';
import { Goals } from '../application/goals.js';
import type { Goal } from '../domain/goal.entity.js';
import { CatalogueQueryDto } from './dto/catalogue-query.dto.js';
import { ChangeGoalDto, CreateGoalDto, GoalPageDto, GoalViewDto } from './dto/goal.dto.js';

@ApiTags('Service catalogue')
@Controller('goals')
export class GoalController {
  constructor(private readonly goals: Goals) {}

  @Get()
  @ApiOperation({ summary: 'List goals in the order they were created' })
  @ApiOkResponse({ type: GoalPageDto })
  async list(@Query() query: CatalogueQueryDto): Promise<Page<GoalView>> {
    const page = orRefuse(await this.goals.list(query));
    return { ...page, items: page.items.map(viewOf) };
  }

  @Get(':number')
  @ApiOperation({ summary: 'Read a goal' })
  @ApiOkResponse({ type: GoalViewDto })
  async read(@Param('number') number: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<GoalView> {
    return answer(orRefuse(await this.goals.byNumber(number)), reply);
  }

  @Post()
  @Roles('admin', 'change-manager', 'process-owner')
  @ApiOperation({ summary: 'Add a goal' })
  @ApiCreatedResponse({ type: GoalViewDto })
  async create(@Body() body: CreateGoalDto, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<GoalView> {
    return answer(orRefuse(await this.goals.create({ ...body }, actor)), reply);
  }

  @Patch(':number')
  @Roles('admin', 'change-manager', 'process-owner')
  @ApiOperation({ summary: 'Change fields of a goal' })
  @ApiHeader({ name: 'If-Match', required: true, description: 'The version read, as in ETag.' })
  @ApiOkResponse({ type: GoalViewDto })
  async change(
    @Param('number') number: string,
    @IfMatch() version: number,
    @Body() body: ChangeGoalDto,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<GoalView> {
    const changed = await this.goals.change(number, version, { ...body }, actor);
    if (!changed.ok && changed.failure.code === 'version-mismatch') return this.refuseStale(number, changed.failure);
    return answer(orRefuse(changed), reply);
  }

  /** With the goal as it stands now, so that the two can be compared. */
  private async refuseStale(number: string, refusal: Refusal<ProblemCode>): Promise<never> {
    throw new Refused(refusal, { current: viewOf(orRefuse(await this.goals.byNumber(number))) });
  }
}

function answer(owned: Owned<Goal>, reply: FastifyReply): GoalView {
  setEtag(reply, owned.entry.version);
  return viewOf(owned);
}

function viewOf({ entry, owner }: Owned<Goal>): GoalView {
  const { number, name, description, indicator, version } = entry;
  return { number, name, description, indicator, owner, version };
}
