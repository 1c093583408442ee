import { ApiProperty } from '@nestjs/swagger';
import { IMPROVEMENT_ACTION_KINDS, IMPROVEMENT_ACTIONS, IMPROVEMENT_CAUSES, IMPROVEMENT_EFFORTS, IMPROVEMENT_STATES, LEVELS } from '#core/contracts';
import type { ImprovementAction, ImprovementListItem, ImprovementView, PersonRef } from '#core/contracts';
import { PersonRefDto } from '#platform/identity';

const nullable = { nullable: true, type: String } as const;
const text = { type: String } as const;
const moment = { type: String, format: 'date-time' } as const;
const count = { type: Number } as const;
const figure = { type: Number, nullable: true } as const;

export class ImprovementListItemDto implements ImprovementListItem {
  @ApiProperty(text) number!: string;
  @ApiProperty(text) title!: string;
  @ApiProperty({ enum: IMPROVEMENT_STATES }) state!: ImprovementListItem['state'];
  @ApiProperty({ enum: IMPROVEMENT_CAUSES }) cause!: ImprovementListItem['cause'];
  @ApiProperty(nullable) origin!: string | null;
  @ApiProperty(nullable) objective!: string | null;
  @ApiProperty({ enum: LEVELS, nullable: true }) priority!: ImprovementListItem['priority'];
  @ApiProperty({ type: PersonRefDto }) owner!: PersonRef;
  @ApiProperty(count) round!: number;
  @ApiProperty({ ...moment, nullable: true }) measureAt!: string | null;
  @ApiProperty(moment) updatedAt!: string;
}

export class ImprovementPageDto {
  @ApiProperty({ type: [ImprovementListItemDto] }) items!: ImprovementListItem[];
  @ApiProperty(count) total!: number;
  @ApiProperty(nullable) nextCursor!: string | null;
}

export class ImprovementViewDto extends ImprovementListItemDto implements ImprovementView {
  @ApiProperty(count) version!: number;
  @ApiProperty(text) description!: string;
  @ApiProperty({ type: [String] }) services!: string[];
  @ApiProperty({ type: PersonRefDto, nullable: true, description: 'null: another practice put it into the register.' }) proposedBy!: PersonRef | null;
  @ApiProperty(nullable) priorityReason!: string | null;
  @ApiProperty({ enum: LEVELS, nullable: true }) benefit!: ImprovementView['benefit'];
  @ApiProperty({ enum: IMPROVEMENT_EFFORTS, nullable: true }) effort!: ImprovementView['effort'];
  @ApiProperty(nullable) indicator!: string | null;
  @ApiProperty(nullable) unit!: string | null;
  @ApiProperty(figure) baseline!: number | null;
  @ApiProperty(figure) target!: number | null;
  @ApiProperty(figure) measured!: number | null;
  @ApiProperty(nullable) lessons!: string | null;
  @ApiProperty(nullable) plan!: string | null;
  @ApiProperty(figure) measureAfterDays!: number | null;
  @ApiProperty({ enum: IMPROVEMENT_ACTION_KINDS, nullable: true }) actionKind!: ImprovementView['actionKind'];
  @ApiProperty(nullable) action!: string | null;
  @ApiProperty(nullable) closingNote!: string | null;
  @ApiProperty(nullable) processInstanceKey!: string | null;
  @ApiProperty(moment) createdAt!: string;
  @ApiProperty({ enum: IMPROVEMENT_ACTIONS, isArray: true }) allowedActions!: ImprovementAction[];
}
