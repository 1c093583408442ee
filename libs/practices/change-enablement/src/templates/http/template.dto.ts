import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsInt, Matches, Max, Min, ValidateNested } from 'class-validator';
import { ANSWERS, LEVELS, TEMPLATE_STATES, type Answer, type Level, type TemplateContent, type TemplateQuestion, type TemplateState, type TemplateUse } from '#core/contracts';
import { AnyOf, FreeText, IfGiven, IsMoment, ItemNumbers, PageQuery, RequiredText, SearchText, ServiceNumbers, SortOf } from '#platform/persistence';
import { TEMPLATE_SORTS, type TemplateFilter, type TemplateSort } from '../template-list.js';

const LONG_TEXT = 20_000;
/** A week. */
const LONGEST_MINUTES = 7 * 24 * 60;

export class TemplateQuestionDto implements TemplateQuestion {
  @RequiredText(300)
  text!: string;

  @IsIn(ANSWERS)
  @ApiProperty({ enum: ANSWERS, description: 'The answer with which the template may be used.' })
  answer!: Answer;
}

class TemplateContentDto implements TemplateContent {
  @RequiredText(200)
  title!: string;

  @FreeText(LONG_TEXT)
  description!: string;

  @FreeText(LONG_TEXT)
  justification!: string;

  @IsIn(LEVELS)
  @ApiProperty({ enum: LEVELS })
  impact!: Level;

  @FreeText(LONG_TEXT)
  implementationPlan!: string;

  @FreeText(LONG_TEXT)
  backoutPlan!: string;

  @FreeText(LONG_TEXT)
  testPlan!: string;

  @ServiceNumbers(200)
  services!: string[];

  @ItemNumbers(200, 'Empty: items are not restricted.')
  items!: string[];

  @IsInt()
  @Min(1)
  @Max(LONGEST_MINUTES)
  @ApiProperty({ type: Number })
  maxMinutes!: number;

  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => TemplateQuestionDto)
  @ApiProperty({ type: [TemplateQuestionDto] })
  questions!: TemplateQuestion[];

  @IsInt()
  @Min(1)
  @Max(1_000)
  @ApiProperty({ type: Number, description: 'Of so many last uses …' })
  budgetUses!: number;

  @IsInt()
  @Min(0)
  @Max(999)
  @ApiProperty({ type: Number, description: '… so many may have failed.' })
  budgetFailures!: number;
}

const OptionalContent = PartialType(TemplateContentDto, { skipNullProperties: false });

export class CreateTemplateDto extends OptionalContent {
  @RequiredText(200)
  declare title: string;
}

export class EditTemplateDto extends OptionalContent {}

export class TemplateUseDto implements TemplateUse {
  @ServiceNumbers(50)
  services!: string[];

  @ItemNumbers(200)
  items!: string[];

  @IsMoment()
  @ApiProperty({ type: String, format: 'date-time' })
  plannedStart!: string;

  @IsMoment()
  @ApiProperty({ type: String, format: 'date-time' })
  plannedEnd!: string;

  @IsArray()
  @ArrayMaxSize(20)
  @IsIn(ANSWERS, { each: true })
  @ApiProperty({ enum: ANSWERS, isArray: true, description: "In the order of the template's questions." })
  answers!: Answer[];
}

export class TemplateQueryDto extends PageQuery implements TemplateFilter {
  @AnyOf(TEMPLATE_STATES)
  state?: TemplateState[];

  @IfGiven()
  @Matches(/^SVC-\d{1,9}$/)
  @ApiPropertyOptional({ type: String })
  service?: string;

  @SearchText()
  q?: string;

  @SortOf(TEMPLATE_SORTS)
  sort?: TemplateSort;
}
