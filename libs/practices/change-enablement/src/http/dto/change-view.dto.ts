import { ApiProperty } from '@nestjs/swagger';
import { CHANGE_ACTIONS, CHANGE_NOVELTIES, CHANGE_OUTCOMES, CHANGE_SIZES, CHANGE_STATES, CHANGE_TYPES, LEVELS, RISK_LEVELS } from '#core/contracts';
import type { ApprovalView, ChangeAction, ChangeListItem, ChangeView, PersonRef } from '#core/contracts';
import { PersonRefDto } from '#platform/identity';

const nullable = { nullable: true, type: String } as const;
const text = { type: String } as const;

export class ApprovalViewDto implements ApprovalView {
  @ApiProperty({ enum: ['change-manager', 'cab'] }) stage!: ApprovalView['stage'];
  @ApiProperty({ enum: ['approved', 'rejected'] }) decision!: ApprovalView['decision'];
  @ApiProperty({ type: PersonRefDto }) by!: PersonRef;
  @ApiProperty({ type: String, format: 'date-time' }) at!: string;
  @ApiProperty(nullable) comment!: string | null;
  @ApiProperty(text) contentHash!: string;
  @ApiProperty({ type: Boolean }) void!: boolean;
}

export class ChangeListItemDto implements ChangeListItem {
  @ApiProperty(text) number!: string;
  @ApiProperty(text) title!: string;
  @ApiProperty({ enum: CHANGE_TYPES }) type!: ChangeListItem['type'];
  @ApiProperty({ enum: CHANGE_STATES }) state!: ChangeListItem['state'];
  @ApiProperty({ enum: RISK_LEVELS, nullable: true }) risk!: ChangeListItem['risk'];
  @ApiProperty({ type: PersonRefDto }) requester!: PersonRef;
  @ApiProperty({ type: [String] }) services!: string[];
  @ApiProperty({ ...nullable, format: 'date-time' }) plannedStart!: string | null;
  @ApiProperty({ ...nullable, format: 'date-time' }) plannedEnd!: string | null;
  @ApiProperty({ type: String, format: 'date-time' }) updatedAt!: string;
}

export class ChangePageDto {
  @ApiProperty({ type: [ChangeListItemDto] }) items!: ChangeListItem[];
  @ApiProperty({ type: Number }) total!: number;
  @ApiProperty(nullable) nextCursor!: string | null;
}

export class ChangeViewDto extends ChangeListItemDto implements ChangeView {
  @ApiProperty({ type: Number }) version!: number;
  @ApiProperty(nullable) template!: string | null;
  @ApiProperty({ type: [String] }) items!: string[];
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } }) questionnaire!: ChangeView['questionnaire'];
  @ApiProperty(nullable) implementer!: string | null;
  @ApiProperty({ type: PersonRefDto, nullable: true }) implementedBy!: PersonRef | null;
  @ApiProperty(nullable) scheduleReason!: string | null;
  @ApiProperty(text) description!: string;
  @ApiProperty(text) justification!: string;
  @ApiProperty({ enum: LEVELS }) impact!: ChangeView['impact'];
  @ApiProperty({ enum: CHANGE_SIZES }) size!: ChangeView['size'];
  @ApiProperty({ enum: CHANGE_NOVELTIES }) novelty!: ChangeView['novelty'];
  @ApiProperty({ type: Boolean }) backoutTested!: boolean;
  @ApiProperty(text) implementationPlan!: string;
  @ApiProperty(text) backoutPlan!: string;
  @ApiProperty(text) testPlan!: string;
  @ApiProperty({ enum: LEVELS, nullable: true }) urgency!: ChangeView['urgency'];
  @ApiProperty(nullable) riskReason!: string | null;
  @ApiProperty({ enum: CHANGE_OUTCOMES, nullable: true }) outcome!: ChangeView['outcome'];
  @ApiProperty(nullable) outcomeNote!: string | null;
  @ApiProperty({ type: [ApprovalViewDto] }) approvals!: ApprovalView[];
  @ApiProperty(nullable) processInstanceKey!: string | null;
  @ApiProperty({ type: String, format: 'date-time' }) createdAt!: string;
  @ApiProperty({ type: Boolean }) editable!: boolean;
  @ApiProperty(nullable) lockedReason!: string | null;
  @ApiProperty({ enum: CHANGE_ACTIONS, isArray: true }) allowedActions!: ChangeAction[];
}
