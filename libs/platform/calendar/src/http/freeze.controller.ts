import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { FreezeView } from '#core/contracts';
import { CurrentActor, IF_MATCH, IfMatch, Roles, setEtag, type Actor } from '#platform/identity';
import { CsvList, orRefuse } from '#platform/persistence';
import { Freezes } from '../application/freezes.js';
import type { Freeze } from '../domain/freeze.entity.js';
import { ChangeFreezeDto, CreateFreezeDto, FreezeQueryDto, FreezeViewDto } from './dto/freeze.dto.js';
import { listed } from './listed.js';
import { timeAsked } from './time-asked.js';

@ApiTags('Calendar')
@Controller('freezes')
export class FreezeController {
  constructor(private readonly freezes: Freezes) {}

  @Get()
  @CsvList<FreezeView>('freezes', ['number', 'name', 'kind', 'start', 'end', 'services', 'reason'])
  @ApiOperation({ summary: 'Freezes that touch a time' })
  @ApiOkResponse({ type: [FreezeViewDto] })
  async list(@Query() query: FreezeQueryDto): Promise<FreezeView[]> {
    return listed((await this.freezes.within(orRefuse(timeAsked(query)))).map(viewOf), cellsOf, query);
  }

  @Get(':number')
  @ApiOperation({ summary: 'Read a freeze' })
  @ApiOkResponse({ type: FreezeViewDto })
  async read(@Param('number') number: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<FreezeView> {
    return answer(orRefuse(await this.freezes.byNumber(number)), reply);
  }

  @Post()
  @Roles('admin', 'change-manager')
  @ApiOperation({ summary: 'Freeze services for a time' })
  @ApiCreatedResponse({ type: FreezeViewDto })
  async create(@Body() body: CreateFreezeDto, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<FreezeView> {
    return answer(orRefuse(await this.freezes.create({ reason: '', ...contentOf(body) }, actor)), reply);
  }

  @Patch(':number')
  @Roles('admin', 'change-manager')
  @ApiOperation({ summary: 'Change a freeze' })
  @ApiHeader(IF_MATCH)
  @ApiOkResponse({ type: FreezeViewDto })
  async change(
    @Param('number') number: string,
    @IfMatch() version: number,
    @Body() body: ChangeFreezeDto,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FreezeView> {
    return answer(orRefuse(await this.freezes.change(number, version, contentOf(body), actor)), reply);
  }

  @Delete(':number')
  @Roles('admin', 'change-manager')
  @HttpCode(204)
  @ApiOperation({ summary: 'Lift a freeze' })
  @ApiHeader(IF_MATCH)
  @ApiNoContentResponse()
  async remove(@Param('number') number: string, @IfMatch() version: number, @CurrentActor() actor: Actor): Promise<void> {
    orRefuse(await this.freezes.remove(number, version, actor));
  }
}

function contentOf({ start, end, ...rest }: ChangeFreezeDto): Partial<Freeze> {
  return { ...rest, ...(start !== undefined && { start: new Date(start) }), ...(end !== undefined && { end: new Date(end) }) };
}

function answer(freeze: Freeze, reply: FastifyReply): FreezeView {
  setEtag(reply, freeze.version);
  return viewOf(freeze);
}

function viewOf({ number, name, kind, start, end, services, reason, version }: Freeze): FreezeView {
  return { number, name, kind, start: start.toISOString(), end: end.toISOString(), services, reason, version };
}

function cellsOf({ number, name, kind, start, end, services, reason }: FreezeView) {
  return { number, name, kind, start, end, services: services.join(' '), reason };
}
