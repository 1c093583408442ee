import { Body, Controller, Get, Param, ParseEnumPipe, Put, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { PROJECT_CLASSES, type GateSetView, type LiveQueryView, type ProjectClass } from '#core/contracts';
import { CurrentActor, IF_MATCH, IfMatch, Roles, setEtag, type Actor } from '#platform/identity';
import { LiveQueries } from '#platform/orchestration';
import { Refused } from '#platform/persistence';
import { GateSets } from '../application/gate-sets.js';
import { GateSetViewDto, LiveQueryViewDto, ReplaceGateSetDto } from './dto/gate-set.dto.js';

const Classes = Object.fromEntries(PROJECT_CLASSES.map((one) => [one, one]));

@ApiTags('Gates')
@Controller()
export class GateSetController {
  constructor(
    private readonly sets: GateSets,
    private readonly queries: LiveQueries,
  ) {}

  @Get('live-queries')
  @ApiOperation({ summary: 'The questions on live records of which criteria can be composed here' })
  @ApiOkResponse({ type: [LiveQueryViewDto] })
  liveQueries(): LiveQueryView[] {
    return this.queries.offered();
  }

  @Get('gate-sets')
  @ApiOperation({ summary: 'The stages and gates of every project class' })
  @ApiOkResponse({ type: [GateSetViewDto] })
  list(): Promise<GateSetView[]> {
    return this.sets.list();
  }

  @Get('gate-sets/:class')
  @ApiOperation({ summary: 'The stages and gates with which projects of a class begin' })
  @ApiOkResponse({ type: GateSetViewDto })
  async read(@Param('class', new ParseEnumPipe(Classes)) projectClass: ProjectClass, @Res({ passthrough: true }) reply: FastifyReply): Promise<GateSetView> {
    return withEtag(await this.sets.of(projectClass), reply);
  }

  @Put('gate-sets/:class')
  @Roles('admin', 'process-owner')
  @ApiOperation({ summary: 'Replace the stages and gates of a class; projects that are there keep theirs' })
  @ApiHeader(IF_MATCH)
  @ApiOkResponse({ type: GateSetViewDto })
  async replace(
    @Param('class', new ParseEnumPipe(Classes)) projectClass: ProjectClass,
    @IfMatch() version: number,
    @Body() { stages }: ReplaceGateSetDto,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<GateSetView> {
    const replaced = await this.sets.replace(projectClass, version, stages, actor);
    if (replaced.ok) return withEtag(replaced.value, reply);
    throw new Refused(replaced.failure, replaced.failure.code === 'version-mismatch' ? { current: await this.sets.of(projectClass) } : {});
  }
}

function withEtag(set: GateSetView, reply: FastifyReply): GateSetView {
  setEtag(reply, set.version);
  return set;
}
