import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsInt, IsNumber, IsOptional, IsString, Length, Matches, Max, MaxLength, Min, ValidateIf, ValidateNested } from 'class-validator';
import {
  DIRECTIONS, EARLY_LIFE_ACTIONS, EARLY_LIFE_DECISIONS, EARLY_LIFE_STATES,
  type CriterionReading, type Direction, type EarlyLifeDecisionView, type EarlyLifeLevelView, type EarlyLifeListItem, type EarlyLifePolicy, type EarlyLifeState, type EarlyLifeView, type LevelDay, type LockedFields, type PersonRef,
} from '#core/contracts';
import { PersonRefDto } from '#platform/identity';
import { AnyOf, FreeText, IfGiven, IsDay, NumbersOf, PageQuery, RequiredText, SearchText, SortOf, Trimmed } from '#platform/persistence';
import { CriterionReadingDto, LevelTemplateDto } from '../../criteria/http/transition-set.dto.js';
import { EARLY_LIFE_SORTS, type EarlyLifeFilter, type EarlyLifeSort } from '../early-life-list.js';

const text = { type: String } as const;
const nullable = { type: String, nullable: true } as const;
const day = { type: String, format: 'date' } as const;
const moment = { type: String, format: 'date-time' } as const;
const LONGEST_DAYS = 250;

export class EarlyLifeQueryDto extends PageQuery implements EarlyLifeFilter {
  @AnyOf(EARLY_LIFE_STATES) state?: EarlyLifeState[];
  @NumbersOf('SVC') service?: string[];
  @NumbersOf('REL') release?: string[];
  @SearchText() q?: string;
  @SortOf(EARLY_LIFE_SORTS) sort?: EarlyLifeSort;
}

export class BeginEarlyLifeDto {
  @RequiredText(200)
  title!: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ArrayUnique()
  @Matches(/^SVC-\d{1,9}$/, { each: true, message: 'each service must be a number like SVC-3' })
  @ApiProperty({ type: [String], example: ['SVC-1'] })
  services!: string[];

  @IsOptional()
  @IsString()
  @MaxLength(100)
  @ApiPropertyOptional({ ...nullable, description: 'User name of who hands over; the one who begins it by default.' })
  manager?: string | null;

  @IsOptional()
  @IsString()
  @MaxLength(100)
  @ApiPropertyOptional({ ...nullable, description: 'User name of who measures; the owner of the first service by default.' })
  desk?: string | null;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(LONGEST_DAYS)
  @ApiPropertyOptional({ type: Number, nullable: true, description: 'Working days; as many as the policy says by default.' })
  daysAsked?: number | null;

  @ValidateIf((_dto, value) => value !== undefined && value !== null)
  @IsDay()
  @ApiPropertyOptional({ ...day, nullable: true, description: 'The day it began, where it comes on record later.' })
  startedOn?: string | null;
}

export class EditEarlyLifeDto {
  @IfGiven()
  @Trimmed()
  @IsString()
  @Length(1, 200)
  @ApiPropertyOptional(text)
  title?: string;

  @ValidateIf((_dto, value) => value !== undefined && value !== null)
  @IsInt()
  @Min(1)
  @Max(LONGEST_DAYS)
  @ApiPropertyOptional({ type: Number, nullable: true })
  daysAsked?: number | null;

  @IfGiven()
  @IsString()
  @Length(1, 100)
  @ApiPropertyOptional(text)
  desk?: string;

  @IfGiven()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => LevelTemplateDto)
  @ApiPropertyOptional({ type: [LevelTemplateDto], description: 'Levels measured by hand.' })
  levels?: LevelTemplateDto[];
}

export class MeasureLevelDto {
  @IsNumber({ allowNaN: false, allowInfinity: false })
  @ApiProperty({ type: Number })
  value!: number;

  @Trimmed()
  @FreeText(2_000)
  note!: string;

  @ValidateIf((_dto, value) => value !== undefined && value !== null)
  @IsDay()
  @ApiPropertyOptional({ ...day, nullable: true, description: 'Today by default.' })
  day?: string | null;
}

export class EarlyLifeListItemDto implements EarlyLifeListItem {
  @ApiProperty({ example: 'ELS-2' }) number!: string;
  @ApiProperty(text) title!: string;
  @ApiProperty({ enum: EARLY_LIFE_STATES }) state!: EarlyLifeState;
  @ApiProperty({ type: [String] }) services!: string[];
  @ApiProperty(nullable) release!: string | null;
  @ApiProperty({ type: PersonRefDto }) manager!: PersonRef;
  @ApiProperty({ ...day, nullable: true }) startedOn!: string | null;
  @ApiProperty({ ...day, nullable: true, description: 'Last day.' }) plannedOn!: string | null;
  @ApiProperty({ type: Number }) extensions!: number;
  @ApiProperty({ type: Number, description: 'Levels that missed their target on the last day that is closed.' }) missed!: number;
  @ApiProperty(moment) updatedAt!: string;
}

export class EarlyLifePageDto {
  @ApiProperty({ type: [EarlyLifeListItemDto] }) items!: EarlyLifeListItem[];
  @ApiProperty({ type: Number }) total!: number;
  @ApiProperty(nullable) nextCursor!: string | null;
}

class LevelDayDto implements LevelDay {
  @ApiProperty(day) day!: string;
  @ApiProperty({ type: Number, nullable: true, description: 'null: nobody measured it, which counts as missed.' }) value!: number | null;
  @ApiProperty({ type: Boolean }) met!: boolean;
  @ApiProperty(text) note!: string;
  @ApiProperty({ type: PersonRefDto, nullable: true }) by!: PersonRef | null;
}

class EarlyLifeLevelDto implements EarlyLifeLevelView {
  @ApiProperty(text) key!: string;
  @ApiProperty(text) name!: string;
  @ApiProperty(text) unit!: string;
  @ApiProperty({ enum: DIRECTIONS }) direction!: Direction;
  @ApiProperty({ type: Number }) target!: number;
  @ApiProperty({ ...nullable, description: 'The service level whose measurements it takes.' }) slo!: string | null;
  @ApiProperty({ type: [LevelDayDto] }) days!: LevelDay[];
}

class EarlyLifePolicyDto implements EarlyLifePolicy {
  @ApiProperty({ type: Number }) workingDays!: number;
  @ApiProperty({ type: Number, description: 'For so many days before the end every level has to be at its target.' }) stableDays!: number;
  @ApiProperty(text) reason!: string;
}

class EarlyLifeDecisionDto implements EarlyLifeDecisionView {
  @ApiProperty({ enum: EARLY_LIFE_DECISIONS }) decision!: EarlyLifeDecisionView['decision'];
  @ApiProperty({ type: PersonRefDto }) by!: PersonRef;
  @ApiProperty(text) comment!: string;
  @ApiProperty(moment) at!: string;
}

export class EarlyLifeViewDto extends EarlyLifeListItemDto implements EarlyLifeView {
  @ApiProperty({ type: Number }) version!: number;
  @ApiProperty({ type: PersonRefDto }) desk!: PersonRef;
  @ApiProperty({ type: Number, nullable: true, description: 'Working days that were asked for; null: as many as the policy says.' }) daysAsked!: number | null;
  @ApiProperty({ type: [CriterionReadingDto] }) criteria!: CriterionReading[];
  @ApiProperty({ type: [EarlyLifeLevelDto] }) levels!: EarlyLifeLevelView[];
  @ApiProperty({ type: EarlyLifePolicyDto, nullable: true }) policy!: EarlyLifePolicy | null;
  @ApiProperty({ type: [EarlyLifeDecisionDto] }) decisions!: EarlyLifeDecisionView[];
  @ApiProperty({ type: [String] }) blockers!: string[];
  @ApiProperty(nullable) processInstanceKey!: string | null;
  @ApiProperty(moment) createdAt!: string;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' }, description: 'Fields that cannot be edited any more, each with the reason.' }) locked!: LockedFields;
  @ApiProperty({ enum: EARLY_LIFE_ACTIONS, isArray: true }) allowedActions!: EarlyLifeView['allowedActions'];
}
