import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsIn, IsOptional, IsString, Matches, MaxLength, ValidateNested } from 'class-validator';
import {
  AGENDA_STATES, CAB_ACTIONS, CAB_STATES, CHANGE_STATES, RISK_LEVELS,
  type AgendaItemView, type CabAction, type CabDecisionView, type CabMeetingListItem, type CabMeetingView, type CabState, type DeferredChange, type PersonRef, type WaitingForCab,
} from '#core/contracts';
import { PersonRefDto } from '#platform/identity';
import { AnyOf, FreeText, IfGiven, IsMoment, PageQuery, RequiredText, SearchText, SortOf } from '#platform/persistence';
import { CAB_SORTS, type CabFilter, type CabSort } from '../cab-list.js';

const DECISIONS = ['approve', 'reject'] as const;
const CHANGE = /^CHG-\d{1,9}$/;
export class CreateCabDto {
  @RequiredText(200)
  title!: string;

  @IsMoment()
  @ApiProperty({ type: String, format: 'date-time' })
  start!: string;

  @IsMoment()
  @ApiProperty({ type: String, format: 'date-time' })
  end!: string;

  @FreeText(500, { description: 'Room, or address of the call.' })
  place!: string;

  @FreeText(100, { description: 'User name.' })
  chair!: string;

  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  @ApiProperty({ type: [String], description: 'User names.' })
  members!: string[];
}

export class EditCabDto extends PartialType(CreateCabDto, { skipNullProperties: false }) {}

export class HoldCabDto {
  @IfGiven()
  @IsBoolean()
  @ApiPropertyOptional({ type: Boolean, description: 'Hold it now although it is planned for later.' })
  early?: boolean;
}

export class DeferredChangeDto implements DeferredChange {
  @Matches(CHANGE, { message: 'change must be a number like CHG-3' })
  @ApiProperty({ type: String, example: 'CHG-3' })
  change!: string;

  @RequiredText(2_000)
  reason!: string;
}

export class MinutesDto {
  @RequiredText(20_000)
  minutes!: string;

  @IfGiven()
  @IsArray()
  @ArrayMaxSize(200)
  @ArrayUnique(({ change }: DeferredChangeDto) => change)
  @ValidateNested({ each: true })
  @Type(() => DeferredChangeDto)
  @ApiPropertyOptional({ type: [DeferredChangeDto], description: 'Changes that are left to another meeting, undecided.' })
  deferred?: DeferredChangeDto[];
}

export class AgendaEntryDto {
  @Matches(CHANGE, { message: 'change must be a number like CHG-3' })
  @ApiProperty({ type: String, example: 'CHG-3' })
  change!: string;
}

export class AgendaOrderDto {
  @IsArray()
  @ArrayMaxSize(200)
  @ArrayUnique()
  @Matches(CHANGE, { each: true, message: 'each change must be a number like CHG-3' })
  @ApiProperty({ type: [String], example: ['CHG-3', 'CHG-1'] })
  changes!: string[];
}

export class CabDecisionDto {
  @IsIn(DECISIONS)
  @ApiProperty({ enum: DECISIONS })
  decision!: (typeof DECISIONS)[number];

  @IsOptional()
  @IsString()
  @MaxLength(4_000)
  @ApiPropertyOptional({ type: String, nullable: true })
  comment?: string | null;
}

export class CabQueryDto extends PageQuery implements CabFilter {
  @AnyOf(CAB_STATES)
  state?: CabState[];

  @SearchText()
  q?: string;

  @SortOf(CAB_SORTS)
  sort?: CabSort;
}

const nullable = { nullable: true, type: String } as const;
const moment = { type: String, format: 'date-time' } as const;

export class CabMeetingListItemDto implements CabMeetingListItem {
  @ApiProperty({ type: String }) number!: string;
  @ApiProperty({ type: String }) title!: string;
  @ApiProperty({ enum: CAB_STATES }) state!: CabState;
  @ApiProperty(moment) start!: string;
  @ApiProperty(moment) end!: string;
  @ApiProperty({ type: PersonRefDto }) chair!: PersonRef;
  @ApiProperty({ type: Number }) changes!: number;
}

export class CabPageDto {
  @ApiProperty({ type: [CabMeetingListItemDto] }) items!: CabMeetingListItem[];
  @ApiProperty({ type: Number }) total!: number;
  @ApiProperty(nullable) nextCursor!: string | null;
}

export class CabDecisionViewDto implements CabDecisionView {
  @ApiProperty({ type: PersonRefDto }) by!: PersonRef;
  @ApiProperty({ enum: DECISIONS }) decision!: CabDecisionView['decision'];
  @ApiProperty(nullable) comment!: string | null;
  @ApiProperty(moment) at!: string;
  @ApiProperty({ type: Boolean }) void!: boolean;
}

export class AgendaItemViewDto implements AgendaItemView {
  @ApiProperty({ type: String }) change!: string;
  @ApiProperty({ type: String }) title!: string;
  @ApiProperty({ enum: AGENDA_STATES }) state!: AgendaItemView['state'];
  @ApiProperty({ enum: CHANGE_STATES }) changeState!: AgendaItemView['changeState'];
  @ApiProperty({ enum: RISK_LEVELS, nullable: true }) risk!: AgendaItemView['risk'];
  @ApiProperty({ type: PersonRefDto }) requester!: PersonRef;
  @ApiProperty({ ...moment, nullable: true }) plannedStart!: string | null;
  @ApiProperty({ ...moment, nullable: true }) plannedEnd!: string | null;
  @ApiProperty({ type: [CabDecisionViewDto] }) decisions!: CabDecisionView[];
  @ApiProperty({ type: Boolean }) undecided!: boolean;
}

export class CabMeetingViewDto extends CabMeetingListItemDto implements CabMeetingView {
  @ApiProperty({ type: Number }) version!: number;
  @ApiProperty({ type: String }) place!: string;
  @ApiProperty({ type: [PersonRefDto] }) members!: PersonRef[];
  @ApiProperty({ type: [AgendaItemViewDto] }) agenda!: AgendaItemView[];
  @ApiProperty({ type: String }) minutes!: string;
  @ApiProperty({ ...moment, nullable: true }) heldAt!: string | null;
  @ApiProperty({ ...moment, nullable: true }) minutedAt!: string | null;
  @ApiProperty({ enum: CAB_ACTIONS, isArray: true }) allowedActions!: CabAction[];
}

export class WaitingForCabDto implements WaitingForCab {
  @ApiProperty({ type: String }) change!: string;
  @ApiProperty({ type: String }) title!: string;
  @ApiProperty({ enum: RISK_LEVELS, nullable: true }) risk!: WaitingForCab['risk'];
  @ApiProperty({ type: PersonRefDto }) requester!: PersonRef;
  @ApiProperty({ ...moment, nullable: true }) plannedStart!: string | null;
}
