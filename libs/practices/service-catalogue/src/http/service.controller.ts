import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Page, ServiceDependencies, ServiceView } from '#core/contracts';
import { CurrentActor, IF_MATCH, IfMatch, Roles, type Actor } from '#platform/identity';
import { CsvList, orRefuse, ReasonDto } from '#platform/persistence';
import type { Owned } from '../application/catalogue.js';
import { Impact } from '../application/impact.js';
import { Retirement } from '../application/retirement.js';
import { Services } from '../application/services.js';
import type { Service } from '../domain/service.entity.js';
import { CatalogueAnswers } from './catalogue-answers.js';
import { stateAsked } from './dto/catalogue-query.dto.js';
import { ChangeServiceDto, CreateServiceDto, ServiceDependenciesDto, ServicePageDto, ServiceQueryDto, ServiceViewDto } from './dto/service.dto.js';

@ApiTags('Service catalogue')
@Controller('services')
export class ServiceController {
  private readonly answers: CatalogueAnswers<Service, ServiceView>;

  constructor(
    private readonly services: Services,
    private readonly impact: Impact,
    private readonly retirement: Retirement,
  ) {
    this.answers = new CatalogueAnswers(services, (entries) => entries.map(viewOf));
  }

  @Get()
  @CsvList<ServiceView>('services', ['number', 'name', 'description', 'urgency', 'owner', 'supportHours', 'maintenanceWindows', 'state'])
  @ApiOperation({ summary: 'List services' })
  @ApiOkResponse({ type: ServicePageDto })
  list(@Query() query: ServiceQueryDto): Promise<Page<ServiceView>> {
    return this.answers.list({ ...query, where: { urgency: query.urgency, state: stateAsked(query) } });
  }

  @Get(':number')
  @ApiOperation({ summary: 'Read a service' })
  @ApiOkResponse({ type: ServiceViewDto })
  read(@Param('number') number: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<ServiceView> {
    return this.answers.read(number, reply);
  }

  @Get(':number/dependencies')
  @ApiOperation({ summary: 'What a service runs on: directly, and by what its items depend on' })
  @ApiOkResponse({ type: ServiceDependenciesDto })
  async dependencies(@Param('number') number: string): Promise<ServiceDependencies> {
    orRefuse(await this.services.byNumber(number));
    return this.impact.dependenciesOf(number);
  }

  @Post()
  @Roles('admin', 'change-manager', 'process-owner', 'service-manager')
  @ApiOperation({ summary: 'Add a service' })
  @ApiCreatedResponse({ type: ServiceViewDto })
  create(@Body() body: CreateServiceDto, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<ServiceView> {
    return this.answers.create(body, actor, reply);
  }

  @Patch(':number')
  @Roles('admin', 'change-manager', 'process-owner', 'service-manager')
  @ApiOperation({ summary: 'Change fields of a service' })
  @ApiHeader(IF_MATCH)
  @ApiOkResponse({ type: ServiceViewDto })
  change(
    @Param('number') number: string,
    @IfMatch() version: number,
    @Body() body: ChangeServiceDto,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ServiceView> {
    return this.answers.change(number, version, body, actor, reply);
  }

  @Post(':number/retirement')
  @HttpCode(200)
  @Roles('admin', 'change-manager', 'process-owner', 'service-manager')
  @ApiOperation({ summary: 'Take a service out of use: no new record is offered it any more. Refused while open records name it' })
  @ApiOkResponse({ type: ServiceViewDto })
  async retire(@Param('number') number: string, @Body() { reason }: ReasonDto, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<ServiceView> {
    orRefuse(await this.retirement.move('service', number, 'retired', reason, actor));
    return this.answers.read(number, reply);
  }

  @Post(':number/reinstatement')
  @HttpCode(200)
  @Roles('admin', 'change-manager', 'process-owner', 'service-manager')
  @ApiOperation({ summary: 'Bring a service back into use' })
  @ApiOkResponse({ type: ServiceViewDto })
  async bringBack(@Param('number') number: string, @Body() { reason }: ReasonDto, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<ServiceView> {
    orRefuse(await this.retirement.move('service', number, 'live', reason, actor));
    return this.answers.read(number, reply);
  }
}

function viewOf({ entry, owner }: Owned<Service>): ServiceView {
  const { number, name, description, urgency, supportHours, maintenanceWindows, state, version } = entry;
  return { number, name, description, urgency, owner, supportHours, maintenanceWindows, state, version };
}
