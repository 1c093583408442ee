import { Body, Controller, Get, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { MeasurementView, Page, ObjectiveView } from '#core/contracts';
import { CurrentActor, IF_MATCH, IfMatch, Roles, type Actor } from '#platform/identity';
import { CsvList, orRefuse, PageQuery, UnitOfWork } from '#platform/persistence';
import type { Owned } from '../application/catalogue.js';
import { mayMeasure } from '../domain/may-measure.js';
import { Measurements } from '../application/measurements.js';
import { Objectives } from '../application/objectives.js';
import type { Objective } from '../domain/objective.entity.js';
import { progressOf } from '../domain/progress.js';
import { CatalogueAnswers } from './catalogue-answers.js';
import { ChangeObjectiveDto, CreateObjectiveDto, ObjectivePageDto, ObjectiveQueryDto, ObjectiveViewDto } from './dto/objective.dto.js';
import { MeasurementPageDto, MeasurementViewDto, NewMeasurementDto } from './dto/measurement.dto.js';

@ApiTags('Service catalogue')
@Controller('objectives')
export class ObjectiveController {
  private readonly answers: CatalogueAnswers<Objective, ObjectiveView>;

  constructor(
    private readonly objectives: Objectives,
    private readonly measurements: Measurements,
    work: UnitOfWork,
  ) {
    this.answers = new CatalogueAnswers(objectives, async (entries) => {
      const numbers = entries.map(({ entry }) => entry.number);
      const [latest, locked] = await work.run(async (tx) => [await measurements.latestOf(numbers, tx), await objectives.lockedIn(numbers, tx)] as const);
      return entries.map((owned) => ({ ...viewOf(owned, latest.get(owned.entry.number) ?? null), locked: locked.get(owned.entry.number) ?? {} }));
    });
  }

  @Get()
  @CsvList<ObjectiveView>('objectives', [
    'number', 'name', 'description', 'goal', 'indicator', 'unit', 'direction', 'baseline', 'target', 'due', 'owner', 'progress', ['latest', ({ latest }) => latest?.value], ['measuredAt', ({ latest }) => latest?.at],
  ])
  @ApiOperation({ summary: 'List objectives' })
  @ApiOkResponse({ type: ObjectivePageDto })
  list(@Query() query: ObjectiveQueryDto): Promise<Page<ObjectiveView>> {
    return this.answers.list({ ...query, where: { goal: query.goal } });
  }

  @Get(':number')
  @ApiOperation({ summary: 'Read an objective' })
  @ApiOkResponse({ type: ObjectiveViewDto })
  read(@Param('number') number: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<ObjectiveView> {
    return this.answers.read(number, reply);
  }

  @Post()
  @Roles('admin', 'change-manager', 'process-owner', 'service-manager')
  @ApiOperation({ summary: 'Add an objective' })
  @ApiCreatedResponse({ type: ObjectiveViewDto })
  create(@Body() body: CreateObjectiveDto, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<ObjectiveView> {
    return this.answers.create(body, actor, reply);
  }

  @Patch(':number')
  @Roles('admin', 'change-manager', 'process-owner', 'service-manager')
  @ApiOperation({ summary: 'Change fields of an objective' })
  @ApiHeader(IF_MATCH)
  @ApiOkResponse({ type: ObjectiveViewDto })
  change(
    @Param('number') number: string,
    @IfMatch() version: number,
    @Body() body: ChangeObjectiveDto,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ObjectiveView> {
    return this.answers.change(number, version, body, actor, reply);
  }

  @Get(':number/measurements')
  @CsvList<MeasurementView>('measurements', ['at', 'value', 'note', 'by'])
  @ApiOperation({ summary: 'Measurements, newest first' })
  @ApiOkResponse({ type: MeasurementPageDto })
  async measured(@Param('number') number: string, @Query() query: PageQuery): Promise<Page<MeasurementView>> {
    orRefuse(await this.objectives.byNumber(number));
    return orRefuse(await this.measurements.of(number, query));
  }

  @Post(':number/measurements')
  @ApiOperation({ summary: 'Add a measurement: its owner, service managers and administrators' })
  @ApiCreatedResponse({ type: MeasurementViewDto })
  async measure(@Param('number') number: string, @Body() body: NewMeasurementDto, @CurrentActor() actor: Actor): Promise<MeasurementView> {
    const { entry } = orRefuse(await this.objectives.byNumber(number));
    orRefuse(mayMeasure(entry, actor));
    return orRefuse(await this.measurements.add({ recordKind: 'objective', number }, { at: new Date(body.at), value: body.value, note: body.note ?? '' }, actor));
  }
}

function viewOf({ entry, owner }: Owned<Objective>, latest: MeasurementView | null): Omit<ObjectiveView, 'locked'> {
  const { number, name, description, goal, indicator, unit, direction, baseline, target, due, version } = entry;
  const progress = latest && progressOf(entry, latest.value);
  return { number, name, description, goal, indicator, unit, direction, baseline, target, due, owner, latest, progress, version };
}
