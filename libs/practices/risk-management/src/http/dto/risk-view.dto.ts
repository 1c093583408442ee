import { ApiProperty } from '@nestjs/swagger';
import { RISK_ACTIONS, RISK_CATEGORIES, RISK_LEVELS, RISK_RESPONSES, RISK_STATES } from '#core/contracts';
import type { PersonRef, RiskAction, RiskCarry, RiskHeatMap, RiskListItem, RiskView } from '#core/contracts';
import { PersonRefDto } from '#platform/identity';

const nullable = { nullable: true, type: String } as const;
const text = { type: String } as const;
const moment = { type: String, format: 'date-time' } as const;
const count = { type: Number } as const;

export class RiskListItemDto implements RiskListItem {
  @ApiProperty(text) number!: string;
  @ApiProperty(text) title!: string;
  @ApiProperty({ enum: RISK_STATES }) state!: RiskListItem['state'];
  @ApiProperty({ enum: RISK_CATEGORIES }) category!: RiskListItem['category'];
  @ApiProperty(count) probability!: number;
  @ApiProperty(count) impact!: number;
  @ApiProperty({ enum: RISK_LEVELS, nullable: true }) level!: RiskListItem['level'];
  @ApiProperty({ type: Boolean, nullable: true }) aboveAppetite!: boolean | null;
  @ApiProperty({ type: PersonRefDto, nullable: true }) owner!: PersonRef | null;
  @ApiProperty({ type: Boolean }) ownerAccepted!: boolean;
  @ApiProperty(nullable) record!: string | null;
  @ApiProperty({ ...moment, nullable: true }) reviewAt!: string | null;
  @ApiProperty(moment) updatedAt!: string;
}

export class RiskPageDto {
  @ApiProperty({ type: [RiskListItemDto] }) items!: RiskListItem[];
  @ApiProperty(count) total!: number;
  @ApiProperty(nullable) nextCursor!: string | null;
}

export class RiskCarryDto implements RiskCarry {
  @ApiProperty(nullable) from!: string | null;
  @ApiProperty(text) to!: string;
  @ApiProperty({ type: PersonRefDto }) by!: PersonRef;
  @ApiProperty(moment) at!: string;
  @ApiProperty(text) reason!: string;
}

export class RiskViewDto extends RiskListItemDto implements RiskView {
  @ApiProperty(count) version!: number;
  @ApiProperty(text) description!: string;
  @ApiProperty(nullable) levelReason!: string | null;
  @ApiProperty({ enum: RISK_RESPONSES, nullable: true }) response!: RiskView['response'];
  @ApiProperty(nullable) responsePlan!: string | null;
  @ApiProperty(nullable) reviewNote!: string | null;
  @ApiProperty(nullable) closingNote!: string | null;
  @ApiProperty({ type: PersonRefDto }) raisedBy!: PersonRef;
  @ApiProperty({ type: [RiskCarryDto] }) carries!: RiskCarry[];
  @ApiProperty(nullable) processInstanceKey!: string | null;
  @ApiProperty(moment) createdAt!: string;
  @ApiProperty({ enum: RISK_ACTIONS, isArray: true }) allowedActions!: RiskAction[];
}

export class RiskHeatCellDto {
  @ApiProperty(count) probability!: number;
  @ApiProperty(count) impact!: number;
  @ApiProperty(count) count!: number;
  @ApiProperty(count) aboveAppetite!: number;
}

export class RiskHeatMapDto implements RiskHeatMap {
  @ApiProperty({ type: [RiskHeatCellDto] }) cells!: RiskHeatMap['cells'];
}
