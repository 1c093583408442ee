import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Page, TaskDetail, TaskListItem } from '#core/contracts';
import { CurrentActor } from '#platform/identity';
import type { Actor } from '#platform/identity';
import { TaskBoard } from '#platform/orchestration';
import { CsvList, orRefuse, Refused } from '#platform/persistence';
import { TasksService } from '../application/tasks.service.js';
import { CompleteTaskDto, TaskDetailDto, TaskPageDto, TaskQueryDto } from './dto/task.dto.js';

@ApiTags('Tasks')
@Controller('tasks')
export class TaskController {
  constructor(
    private readonly board: TaskBoard,
    private readonly tasks: TasksService,
  ) {}

  @Get()
  @CsvList<TaskListItem>('tasks', [
    'userTaskKey', 'name', 'recordNumber', 'recordTitle', 'processName', 'state', 'assignee', 'inNameOf', 'candidateGroups', 'dueDate', 'followUpDate', 'priority', 'createdAt', 'completedAt',
  ])
  @ApiOperation({ summary: 'List the tasks of the signed-in person' })
  @ApiOkResponse({ type: TaskPageDto })
  list(@Query() query: TaskQueryDto, @CurrentActor() actor: Actor): Promise<Page<TaskListItem>> {
    return this.board.list(actor, query);
  }

  @Get(':key')
  @ApiOperation({ summary: 'Read a task with its form' })
  @ApiOkResponse({ type: TaskDetailDto })
  async read(@Param('key') key: string, @CurrentActor() actor: Actor): Promise<TaskDetail> {
    return orRefuse(await this.tasks.read(key, actor));
  }

  @Post(':key/claim')
  @HttpCode(200)
  @ApiOperation({ summary: 'Claim a task' })
  @ApiOkResponse({ type: TaskDetailDto })
  async claim(@Param('key') key: string, @CurrentActor() actor: Actor): Promise<TaskDetail> {
    return orRefuse(await this.tasks.claim(key, actor));
  }

  @Delete(':key/claim')
  @HttpCode(200)
  @ApiOperation({ summary: 'Give a task back' })
  @ApiOkResponse({ type: TaskDetailDto })
  async release(@Param('key') key: string, @CurrentActor() actor: Actor): Promise<TaskDetail> {
    return orRefuse(await this.tasks.release(key, actor));
  }

  @Post(':key/completion')
  @HttpCode(200)
  @ApiOperation({ summary: 'Complete a task with the values of its form' })
  @ApiOkResponse({ type: TaskDetailDto })
  async complete(@Param('key') key: string, @Body() { variables }: CompleteTaskDto, @CurrentActor() actor: Actor): Promise<TaskDetail> {
    const completed = await this.tasks.complete(key, variables, actor);
    if (completed.ok) return completed.value;
    throw new Refused(completed.failure, completed.failure.errors ? { errors: completed.failure.errors } : {});
  }
}
