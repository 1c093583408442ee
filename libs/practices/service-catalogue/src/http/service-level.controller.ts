import { Body, Controller, Get, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { MeasurementView, Page, ServiceLevelObjectiveView } from '#core/contracts';
import { CurrentActor, IF_MATCH, IfMatch, Roles, type Actor } from '#platform/identity';
import { isMet } from '#platform/orchestration';
import { CsvList, orRefuse, PageQuery, UnitOfWork } from '#platform/persistence';
import type { Owned } from '../application/catalogue.js';
import { mayMeasure } from '../domain/may-measure.js';
import { Measurements } from '../application/measurements.js';
import { ServiceLevelObjectives } from '../application/service-level-objectives.js';
import type { ServiceLevelObjective } from '../domain/service-level-objective.entity.js';
import { CatalogueAnswers } from './catalogue-answers.js';
import { ChangeServiceLevelDto, CreateServiceLevelDto, ServiceLevelPageDto, ServiceLevelQueryDto, ServiceLevelViewDto } from './dto/service-level.dto.js';
import { MeasurementPageDto, MeasurementViewDto, NewMeasurementDto } from './dto/measurement.dto.js';

@ApiTags('Service catalogue')
@Controller('service-levels')
export class ServiceLevelController {
  private readonly answers: CatalogueAnswers<ServiceLevelObjective, ServiceLevelObjectiveView>;

  constructor(
    private readonly serviceLevelObjectives: ServiceLevelObjectives,
    private readonly measurements: Measurements,
    work: UnitOfWork,
  ) {
    this.answers = new CatalogueAnswers(serviceLevelObjectives, async (entries) => {
      const numbers = entries.map(({ entry }) => entry.number);
      const [latest, locked] = await work.run(async (tx) => [await measurements.latestOf(numbers, tx), await serviceLevelObjectives.lockedIn(numbers, tx)] as const);
      return entries.map((owned) => ({ ...viewOf(owned, latest.get(owned.entry.number) ?? null), locked: locked.get(owned.entry.number) ?? {} }));
    });
  }

  @Get()
  @CsvList<ServiceLevelObjectiveView>('service-levels', [
    'number', 'name', 'description', 'service', 'indicator', 'unit', 'direction', 'target', 'owner', 'met', ['latest', ({ latest }) => latest?.value], ['measuredAt', ({ latest }) => latest?.at],
  ])
  @ApiOperation({ summary: 'List service level objectives' })
  @ApiOkResponse({ type: ServiceLevelPageDto })
  list(@Query() query: ServiceLevelQueryDto): Promise<Page<ServiceLevelObjectiveView>> {
    return this.answers.list({ ...query, where: { service: query.service } });
  }

  @Get(':number')
  @ApiOperation({ summary: 'Read a service level objective' })
  @ApiOkResponse({ type: ServiceLevelViewDto })
  read(@Param('number') number: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<ServiceLevelObjectiveView> {
    return this.answers.read(number, reply);
  }

  @Post()
  @Roles('admin', 'change-manager', 'process-owner', 'service-manager')
  @ApiOperation({ summary: 'Add a service level objective' })
  @ApiCreatedResponse({ type: ServiceLevelViewDto })
  create(@Body() body: CreateServiceLevelDto, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<ServiceLevelObjectiveView> {
    return this.answers.create(body, actor, reply);
  }

  @Patch(':number')
  @Roles('admin', 'change-manager', 'process-owner', 'service-manager')
  @ApiOperation({ summary: 'Change fields of a service level objective' })
  @ApiHeader(IF_MATCH)
  @ApiOkResponse({ type: ServiceLevelViewDto })
  change(
    @Param('number') number: string,
    @IfMatch() version: number,
    @Body() body: ChangeServiceLevelDto,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ServiceLevelObjectiveView> {
    return this.answers.change(number, version, body, actor, reply);
  }

  @Get(':number/measurements')
  @CsvList<MeasurementView>('measurements', ['at', 'value', 'note', 'by'])
  @ApiOperation({ summary: 'Measurements, newest first' })
  @ApiOkResponse({ type: MeasurementPageDto })
  async measured(@Param('number') number: string, @Query() query: PageQuery): Promise<Page<MeasurementView>> {
    orRefuse(await this.serviceLevelObjectives.byNumber(number));
    return orRefuse(await this.measurements.of(number, query));
  }

  @Post(':number/measurements')
  @ApiOperation({ summary: 'Add a measurement: its owner, service managers and administrators' })
  @ApiCreatedResponse({ type: MeasurementViewDto })
  async measure(@Param('number') number: string, @Body() body: NewMeasurementDto, @CurrentActor() actor: Actor): Promise<MeasurementView> {
    const { entry } = orRefuse(await this.serviceLevelObjectives.byNumber(number));
    orRefuse(mayMeasure(entry, actor));
    return orRefuse(await this.measurements.add({ recordKind: 'service-level-objective', number }, { at: new Date(body.at), value: body.value, note: body.note ?? '' }, actor));
  }
}

function viewOf({ entry, owner }: Owned<ServiceLevelObjective>, latest: MeasurementView | null): Omit<ServiceLevelObjectiveView, 'locked'> {
  const { number, name, description, service, indicator, unit, direction, target, version } = entry;
  return { number, name, description, service, indicator, unit, direction, target, owner, latest, met: latest && isMet(entry, latest.value), version };
}
