import { Body, Controller, Get, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Page, ServiceView } from '#core/contracts';
import { CurrentActor, IfMatch, Roles, setEtag, type Actor } from '#platform/identity';
import { orRefuse } from '#platform/persistence';
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
    return answer(orRefuse(await this.services.change(number, version, { ...body }, actor)), reply);
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
