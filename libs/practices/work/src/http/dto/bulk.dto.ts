import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayNotEmpty, ArrayUnique, IsArray, IsBoolean, IsIn, IsObject, Matches } from 'class-validator';
import { BULK_ACTIONS, MOST_BULK_TASKS, type BulkAction, type BulkReport, type BulkResult } from '#core/contracts';
import { IfGiven } from '#platform/persistence';

export class BulkDto {
  @ApiProperty({ enum: BULK_ACTIONS })
  @IsIn(BULK_ACTIONS)
  action!: BulkAction;

  @ApiProperty({ type: [String], maxItems: MOST_BULK_TASKS, description: 'Keys of the tasks.' })
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(MOST_BULK_TASKS)
  @ArrayUnique()
  @Matches(/^\d{1,19}$/, { each: true, message: 'each task must be the key of one' })
  tasks!: string[];

  @ApiPropertyOptional({ type: 'object', additionalProperties: true, description: 'For `complete`: values of the form, the same for each task.' })
  @IfGiven()
  @IsObject()
  variables?: Record<string, unknown>;

  @ApiPropertyOptional({ description: 'Only tell which tasks would be refused, and why; write nothing.' })
  @IfGiven()
  @IsBoolean()
  tryOnly?: boolean;
}

class FieldErrorDto {
  @ApiProperty() field!: string;
  @ApiProperty() message!: string;
}

class BulkRefusalDto {
  @ApiProperty() code!: string;
  @ApiProperty() message!: string;
  @ApiProperty({ type: [FieldErrorDto] }) errors!: FieldErrorDto[];
}

class BulkResultDto implements BulkResult {
  @ApiProperty() userTaskKey!: string;
  @ApiProperty() done!: boolean;
  @ApiProperty({ type: BulkRefusalDto, nullable: true }) refusal!: BulkRefusalDto | null;
}

export class BulkReportDto implements BulkReport {
  @ApiProperty() tryOnly!: boolean;
  @ApiProperty({ type: [BulkResultDto] }) results!: BulkResultDto[];
}
