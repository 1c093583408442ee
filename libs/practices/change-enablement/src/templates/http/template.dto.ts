import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsInt, IsNotEmpty, IsString, Matches, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { ANSWERS, LEVELS, TEMPLATE_STATES, type Answer, type Level, type TemplateContent, type TemplateQuestion, type TemplateState, type TemplateUse } from '#core/contracts';
import { AnyOf, IfGiven, IsMoment, PageQuery, SearchText, SortOf, Trimmed } from '#platform/persistence';
import { TEMPLATE_SORTS, type TemplateQuery, type TemplateSort } from '../template-list.js';

const LONG_TEXT = 20_000;
const SERVICE = { each: true, message: 'each service must be a number like SVC-3' } as const;
const ITEM = { each: true, message: 'each item must be a number like CI-3' } as const;
/** A week. */
const LONGEST_MINUTES = 7 * 24 * 60;

export class TemplateQuestionDto implements TemplateQuestion {
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(300)
  @ApiProperty({ type: String })
  text!: string;

  @IsIn(ANSWERS)
  @ApiProperty({ enum: ANSWERS, description: 'The answer with which the template may be used.' })
  answer!: Answer;
}

class TemplateContentDto implements TemplateContent {
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

  @IsIn(LEVELS)
  @ApiProperty({ enum: LEVELS })
  impact!: Level;

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

  @IsArray()
  @ArrayMaxSize(200)
  @ArrayUnique()
  @Matches(/^SVC-\d{1,9}$/, SERVICE)
  @ApiProperty({ type: [String], example: ['SVC-1'] })
  services!: string[];

  @IsArray()
  @ArrayMaxSize(200)
  @ArrayUnique()
  @Matches(/^CI-\d{1,9}$/, ITEM)
  @ApiProperty({ type: [String], example: ['CI-1'], description: 'Empty: items are not restricted.' })
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
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  declare title: string;
}

export class EditTemplateDto extends OptionalContent {}

export class TemplateReasonDto {
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(2_000)
  @ApiProperty({ type: String })
  reason!: string;
}

export class TemplateUseDto implements TemplateUse {
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique()
  @Matches(/^SVC-\d{1,9}$/, SERVICE)
  @ApiProperty({ type: [String] })
  services!: string[];

  @IsArray()
  @ArrayMaxSize(200)
  @ArrayUnique()
  @Matches(/^CI-\d{1,9}$/, ITEM)
  @ApiProperty({ type: [String] })
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

export class TemplateQueryDto extends PageQuery implements TemplateQuery {
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
