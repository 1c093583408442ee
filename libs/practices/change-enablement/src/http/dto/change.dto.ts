import { ApiProperty, PartialType } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsIn, IsNotEmpty, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { CHANGE_NOVELTIES, CHANGE_SIZES, CHANGE_TYPES, LEVELS } from '#core/contracts';
import type { ChangeContent, ChangeNovelty, ChangeSize, ChangeType, Level, QuestionnaireAnswers } from '#core/contracts';
import { IsMoment, IsMomentOrNull, Trimmed } from '#platform/persistence';
import { IsAnswers } from './answers.js';

const LONG_TEXT = 20_000;

class ChangeContentDto implements ChangeContent {
  @IsIn(CHANGE_TYPES)
  @ApiProperty({ enum: CHANGE_TYPES })
  type!: ChangeType;

  @IsOptional()
  @Matches(/^[A-Z]{2,5}-\d{1,9}$/, { message: 'template must be the number of a template' })
  @ApiProperty({ type: String, nullable: true, description: 'Number of the standard-change template; standard changes only.' })
  template!: string | null;

  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  @ApiProperty({ type: String })
  title!: string;

  @IsString()
  @MaxLength(LONG_TEXT)
  @ApiProperty({ type: String })
  description!: string;

  @IsString()
  @MaxLength(LONG_TEXT)
  @ApiProperty({ type: String })
  justification!: string;

  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique()
  @Matches(/^SVC-\d{1,9}$/, { each: true, message: 'each service must be a number like SVC-3' })
  @ApiProperty({ type: [String], example: ['SVC-1'] })
  services!: string[];

  @IsArray()
  @ArrayMaxSize(200)
  @ArrayUnique()
  @Matches(/^CI-\d{1,9}$/, { each: true, message: 'each item must be a number like CI-3' })
  @ApiProperty({ type: [String], example: ['CI-2'] })
  items!: string[];

  @IsIn(LEVELS)
  @ApiProperty({ enum: LEVELS })
  impact!: Level;

  @IsIn(CHANGE_SIZES)
  @ApiProperty({ enum: CHANGE_SIZES })
  size!: ChangeSize;

  @IsIn(CHANGE_NOVELTIES)
  @ApiProperty({ enum: CHANGE_NOVELTIES })
  novelty!: ChangeNovelty;

  @IsBoolean()
  @ApiProperty({ type: Boolean })
  backoutTested!: boolean;

  @IsAnswers()
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' }, description: 'Answers of the risk questionnaire by question.' })
  questionnaire!: QuestionnaireAnswers;

  @IsString()
  @MaxLength(LONG_TEXT)
  @ApiProperty({ type: String })
  implementationPlan!: string;

  @IsString()
  @MaxLength(LONG_TEXT)
  @ApiProperty({ type: String })
  backoutPlan!: string;

  @IsString()
  @MaxLength(LONG_TEXT)
  @ApiProperty({ type: String })
  testPlan!: string;

  @IsMomentOrNull()
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  plannedStart!: string | null;

  @IsMomentOrNull()
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  plannedEnd!: string | null;

  @IsOptional()
  @IsString()
  @MaxLength(100)
  @ApiProperty({ type: String, nullable: true, description: 'User name of who implements it.' })
  implementer!: string | null;

  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  @ApiProperty({ type: String, nullable: true })
  scheduleReason!: string | null;
}

const OptionalContent = PartialType(ChangeContentDto, { skipNullProperties: false });

export class CreateChangeDto extends OptionalContent {
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  declare title: string;
}

export class EditChangeDto extends OptionalContent {}

/** Of a change that may not be drafted yet. */
export class ForecastChangeDto extends OptionalContent {}

export class WithdrawChangeDto {
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(2_000)
  @ApiProperty({ type: String })
  reason!: string;
}

export class MoveScheduleDto extends WithdrawChangeDto {
  @IsMoment()
  @ApiProperty({ type: String, format: 'date-time' })
  plannedStart!: string;

  @IsMoment()
  @ApiProperty({ type: String, format: 'date-time' })
  plannedEnd!: string;
}

