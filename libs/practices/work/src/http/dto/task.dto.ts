import { IsIn, IsObject, IsString, Matches, MaxLength } from 'class-validator';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { TASK_DUES, TASK_VIEWS } from '#core/contracts';
import type { PersonRef, TaskDetail, TaskDue, TaskListItem, TaskView } from '#core/contracts';
import { TASK_SORTS } from '#platform/orchestration';
import type { TaskQuery, TaskSort } from '#platform/orchestration';
import { IfGiven, PageQuery, SearchText, SortOf, YesOrNo } from '#platform/persistence';

export class TaskQueryDto extends PageQuery implements TaskQuery {
  @IfGiven()
  @IsIn(TASK_VIEWS)
  @ApiPropertyOptional({ enum: TASK_VIEWS, default: 'open' })
  view: TaskView = 'open';

  @SearchText()
  q?: string;

  @IfGiven()
  @Matches(/^[A-Z]+-\d{1,9}$/)
  @ApiPropertyOptional({ type: String, example: 'CHG-1' })
  record?: string;

  @IfGiven()
  @IsIn(TASK_DUES)
  @ApiPropertyOptional({ enum: TASK_DUES, description: '`soon`: within the next seven days; `none`: without a due date.' })
  due?: TaskDue;

  @IfGiven()
  @IsString()
  @MaxLength(100)
  @ApiPropertyOptional({ type: String, example: 'cab-member', description: 'Candidate group.' })
  group?: string;

  @YesOrNo('Only tasks of high priority.')
  urgent?: boolean;

  @SortOf(TASK_SORTS)
  sort?: TaskSort;
}

export class CompleteTaskDto {
  /** Values of the form's fields by their keys. */
  @IsObject()
  @ApiProperty({ type: 'object', additionalProperties: true })
  variables!: Record<string, unknown>;
}

const text = { type: String } as const;
const maybe = { type: String, nullable: true } as const;
const anything = { type: 'object', additionalProperties: true, nullable: true } as const;

export class TaskListItemDto implements TaskListItem {
  @ApiProperty(text) userTaskKey!: string;
  @ApiProperty(text) name!: string;
  @ApiProperty(text) elementId!: string;
  @ApiProperty(text) processName!: string;
  @ApiProperty(maybe) recordNumber!: string | null;
  @ApiProperty(maybe) recordTitle!: string | null;
  @ApiProperty(text) state!: TaskListItem['state'];
  @ApiProperty(anything) assignee!: PersonRef | null;
  @ApiProperty({ type: [String] }) candidateGroups!: string[];
  @ApiProperty({ ...anything, description: 'The absent colleague in whose name the reader sees the task.' }) inNameOf!: PersonRef | null;
  @ApiProperty(maybe) dueDate!: string | null;
  @ApiProperty(maybe) followUpDate!: string | null;
  @ApiProperty({ type: Number }) priority!: number;
  @ApiProperty(text) createdAt!: string;
  @ApiProperty(maybe) completedAt!: string | null;
}

export class TaskPageDto {
  @ApiProperty({ type: [TaskListItemDto] }) items!: TaskListItem[];
  @ApiProperty({ type: Number }) total!: number;
  @ApiProperty(maybe) nextCursor!: string | null;
}

export class TaskDetailDto extends TaskListItemDto implements TaskDetail {
  @ApiProperty(maybe) documentation!: string | null;
  @ApiProperty(text) processInstanceKey!: string;
  @ApiProperty(anything) form!: TaskDetail['form'];
  @ApiProperty(anything) refusal!: TaskDetail['refusal'];
  @ApiProperty(anything) pendingDecision!: TaskDetail['pendingDecision'];
  @ApiProperty({ type: [String] }) stakes!: string[];
}
