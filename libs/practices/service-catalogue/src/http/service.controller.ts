import { Body, Controller, Get, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Page, ProblemCode, ServiceView } from '#core/contracts';
import type { Refusal } from '#core/kernel';
import { CurrentActor, IfMatch, Roles, setEtag, type Actor } from '#platform/identity';
import { orRefuse, Refused } from '#platform/persistence';
import type { Owned } from '../application/catalogue.js';
import { Services } from '../application/services.js';
import type { Service } from '../domain/service.entity.js';
import { CatalogueQueryDto } from './dto/catalogue-query.dto.js';
import { ChangeServiceDto, CreateServiceDto, ServicePageDto, ServiceViewDto } from './dto/service.dto.js';

@ApiTags('Service catalogue')
@Controller('services')
export class ServiceController {
  constructor(private readonly services: Services) {}

  @Get()
  @ApiOperation({ summary: 'List services in the order they were created' })
  @ApiOkResponse({ type: ServicePageDto })
  async list(@Query() query: CatalogueQueryDto): Promise<Page<ServiceView>> {
    const page = orRefuse(await this.services.list(query));
    return { ...page, items: page.items.map(viewOf) };
  }

  @Get(':number')
  @ApiOperation({ summary: 'Read a service' })
  @ApiOkResponse({ type: ServiceViewDto })
  async read(@Param('number') number: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<ServiceView> {
    return answer(orRefuse(await this.services.byNumber(number)), reply);
  }

  @Post()
  @Roles('admin', 'change-manager', 'process-owner')
  @ApiOperation({ summary: 'Add a service' })
  @ApiCreatedResponse({ type: ServiceViewDto })
  async create(@Body() body: CreateServiceDto, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<ServiceView> {
    return answer(orRefuse(await this.services.create({ ...body }, actor)), reply);
  }

  @Patch(':number')
  @Roles('admin', 'change-manager', 'process-owner')
  @ApiOperation({ summary: 'Change fields of a service' })
  @ApiHeader({ name: 'If-Match', required: true, description: 'The version read, as in ETag.' })
  @ApiOkResponse({ type: ServiceViewDto })
  async change(
    @Param('number') number: string,
    @IfMatch() version: number,
    @Body() body: ChangeServiceDto,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ServiceView> {
    const changed = await this.services.change(number, version, { ...body }, actor);
    if (!changed.ok && changed.failure.code === 'version-mismatch') return this.refuseStale(number, changed.failure);
    return answer(orRefuse(changed), reply);
  }

  /** With the service as it stands now, so that the two can be compared. */
  private async refuseStale(number: string, refusal: Refusal<ProblemCode>): Promise<never> {
    throw new Refused(refusal, { current: viewOf(orRefuse(await this.services.byNumber(number))) });
  }
}

function answer(owned: Owned<Service>, reply: FastifyReply): ServiceView {
  setEtag(reply, owned.entry.version);
  return viewOf(owned);
}

function viewOf({ entry, owner }: Owned<Service>): ServiceView {
  const { number, name, description, urgency, version } = entry;
  return { number, name, description, urgency, owner, version };
}
