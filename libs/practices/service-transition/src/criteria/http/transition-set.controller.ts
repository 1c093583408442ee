import { Body, Controller, Get, Param, ParseEnumPipe, Put, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { TRANSITION_SETS, type TransitionSetKind, type TransitionSetView } from '#core/contracts';
import { CurrentActor, IF_MATCH, IfMatch, Roles, setEtag, type Actor } from '#platform/identity';
import { Refused } from '#platform/persistence';
import { TransitionSets } from '../transition-sets.js';
import { ReplaceTransitionSetDto, TransitionSetViewDto } from './transition-set.dto.js';

const Kinds = Object.fromEntries(TRANSITION_SETS.map((one) => [one, one]));

@ApiTags('Service transition')
@Controller('transition-sets')
export class TransitionSetController {
  constructor(private readonly sets: TransitionSets) {}

  @Get()
  @ApiOperation({ summary: 'The criteria and levels that acceptances and early-life supports begin with' })
  @ApiOkResponse({ type: [TransitionSetViewDto] })
  list(): Promise<TransitionSetView[]> {
    return this.sets.list();
  }

  @Get(':kind')
  @ApiOperation({ summary: 'The criteria and levels that records of a kind begin with' })
  @ApiOkResponse({ type: TransitionSetViewDto })
  async read(@Param('kind', new ParseEnumPipe(Kinds)) kind: TransitionSetKind, @Res({ passthrough: true }) reply: FastifyReply): Promise<TransitionSetView> {
    return withEtag(await this.sets.of(kind), reply);
  }

  @Put(':kind')
  @Roles('admin', 'process-owner', 'service-manager')
  @ApiOperation({ summary: 'Replace the criteria and levels of a kind; records that are there keep theirs' })
  @ApiHeader(IF_MATCH)
  @ApiOkResponse({ type: TransitionSetViewDto })
  async replace(
    @Param('kind', new ParseEnumPipe(Kinds)) kind: TransitionSetKind,
    @IfMatch() version: number,
    @Body() { criteria, levels }: ReplaceTransitionSetDto,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TransitionSetView> {
    const replaced = await this.sets.replace(kind, version, { criteria, levels }, actor);
    if (replaced.ok) return withEtag(replaced.value, reply);
    throw new Refused(replaced.failure, replaced.failure.code === 'version-mismatch' ? { current: await this.sets.of(kind) } : {});
  }
}

function withEtag(set: TransitionSetView, reply: FastifyReply): TransitionSetView {
  setEtag(reply, set.version);
  return set;
}
