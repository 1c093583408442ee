import { ApiProperty, PartialType } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional, Matches } from 'class-validator';
import { CHANGE_NOVELTIES, CHANGE_SIZES, CHANGE_TYPES, LEVELS } from '#core/contracts';
import type { ChangeContent, ChangeNovelty, ChangeSize, ChangeType, Level, QuestionnaireAnswers } from '#core/contracts';
import { FreeText, IsMoment, IsMomentOrNull, ItemNumbers, ReasonDto, RequiredText, ServiceNumbers } from '#platform/persistence';
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

  @RequiredText(200)
  title!: string;

  @FreeText(LONG_TEXT)
  description!: string;

  @FreeText(LONG_TEXT)
  justification!: string;

  @ServiceNumbers(50)
  services!: string[];

  @ItemNumbers(200)
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

  @FreeText(LONG_TEXT)
  implementationPlan!: string;

  @FreeText(LONG_TEXT)
  backoutPlan!: string;

  @FreeText(LONG_TEXT)
  testPlan!: string;

  @IsMomentOrNull()
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  plannedStart!: string | null;

  @IsMomentOrNull()
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  plannedEnd!: string | null;

  @IsOptional()
  @FreeText(100, { nullable: true, description: 'User name of who implements it.' })
  implementer!: string | null;

  @IsOptional()
  @FreeText(2_000, { nullable: true })
  scheduleReason!: string | null;
}

const OptionalContent = PartialType(ChangeContentDto, { skipNullProperties: false });

export class CreateChangeDto extends OptionalContent {
  @RequiredText(200)
  declare title: string;
}

export class EditChangeDto extends OptionalContent {}

/** Of a change that may not be drafted yet. */
export class ForecastChangeDto extends OptionalContent {}

export class MoveScheduleDto extends ReasonDto {
  @IsMoment()
  @ApiProperty({ type: String, format: 'date-time' })
  plannedStart!: string;

  @IsMoment()
  @ApiProperty({ type: String, format: 'date-time' })
  plannedEnd!: string;
}
