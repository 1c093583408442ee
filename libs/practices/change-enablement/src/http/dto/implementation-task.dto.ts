import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { IMPLEMENTATION_TASK_STATES } from '#core/contracts';
import type { ImplementationTaskState } from '#core/contracts';
import { IfGiven, IsMomentOrNull, RequiredText } from '#platform/persistence';

export class AddTaskDto {
  @RequiredText(200)
  title!: string;

  @IsOptional()
  @IsString()
  @MaxLength(100)
  @ApiPropertyOptional({ type: String, nullable: true, description: 'User name.' })
  owner?: string | null;

  @IsOptional()
  @IsMomentOrNull()
  @ApiPropertyOptional({ type: String, format: 'date-time', nullable: true })
  plannedStart?: string | null;

  @IsOptional()
  @IsMomentOrNull()
  @ApiPropertyOptional({ type: String, format: 'date-time', nullable: true })
  plannedEnd?: string | null;

  @IfGiven()
  @IsInt()
  @Min(1)
  @Max(100)
  @ApiPropertyOptional({ type: Number, description: 'Place among the others, from 1; the last when left out.' })
  position?: number;
}

export class EditTaskDto extends PartialType(AddTaskDto, { skipNullProperties: false }) {}

export class ReportTaskDto {
  @IsIn(IMPLEMENTATION_TASK_STATES)
  @ApiProperty({ enum: IMPLEMENTATION_TASK_STATES, description: 'open takes a report back.' })
  state!: ImplementationTaskState;

  @IsOptional()
  @IsString()
  @MaxLength(4_000)
  @ApiPropertyOptional({ type: String, nullable: true })
  note?: string | null;
}
