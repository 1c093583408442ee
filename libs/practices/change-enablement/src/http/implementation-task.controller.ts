import { Body, Controller, Delete, HttpCode, Param, ParseUUIDPipe, Patch, Post, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { ChangeView } from '#core/contracts';
import { CurrentActor, RecordController } from '#platform/identity';
import type { Actor } from '#platform/identity';
import { ChangeViews } from '../application/change-views.js';
import { ImplementationPlanning } from '../application/implementation-planning.js';
import type { Change } from '../domain/change.entity.js';
import { ChangeViewDto } from './dto/change-view.dto.js';
import { AddTaskDto, EditTaskDto, ReportTaskDto } from './dto/implementation-task.dto.js';

/** The implementation tasks of a change; each answer is the change as it is afterwards. */
@ApiTags('Changes')
@Controller('changes/:number/tasks')
export class ImplementationTaskController extends RecordController<Change, ChangeView> {
  constructor(
    private readonly planning: ImplementationPlanning,
    protected readonly views: ChangeViews,
  ) {
    super();
  }

  @Post()
  @ApiOperation({ summary: 'Plan a task of the implementation' })
  @ApiCreatedResponse({ type: ChangeViewDto })
  async add(@Param('number') number: string, @Body() body: AddTaskDto, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<ChangeView> {
    return this.answer(await this.planning.add(number, body, actor), actor, reply);
  }

  @Patch(':task')
  @ApiOperation({ summary: 'Change a planned task, or its place among the others' })
  @ApiOkResponse({ type: ChangeViewDto })
  async edit(
    @Param('number') number: string,
    @Param('task', ParseUUIDPipe) task: string,
    @Body() body: EditTaskDto,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ChangeView> {
    return this.answer(await this.planning.edit(number, task, body, actor), actor, reply);
  }

  @Delete(':task')
  @ApiOperation({ summary: 'Take a planned task out' })
  @ApiOkResponse({ type: ChangeViewDto })
  async remove(
    @Param('number') number: string,
    @Param('task', ParseUUIDPipe) task: string,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ChangeView> {
    return this.answer(await this.planning.remove(number, task, actor), actor, reply);
  }

  @Post(':task/report')
  @HttpCode(200)
  @ApiOperation({ summary: 'Report a task done or failed' })
  @ApiOkResponse({ type: ChangeViewDto })
  async report(
    @Param('number') number: string,
    @Param('task', ParseUUIDPipe) task: string,
    @Body() body: ReportTaskDto,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ChangeView> {
    return this.answer(await this.planning.report(number, task, body, actor), actor, reply);
  }
}
