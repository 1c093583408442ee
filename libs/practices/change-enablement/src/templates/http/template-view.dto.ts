import { ApiProperty } from '@nestjs/swagger';
import {
  LEVELS, TEMPLATE_ACTIONS, TEMPLATE_DECISIONS, TEMPLATE_STATES,
  type PersonRef, type TemplateAction, type TemplateApprovalView, type TemplateListItem, type TemplateQuestion, type TemplateSuccess, type TemplateView,
} from '#core/contracts';
import { PersonRefDto } from '#platform/identity';
import { TemplateQuestionDto } from './template.dto.js';

const nullable = { nullable: true, type: String } as const;
const text = { type: String } as const;
const count = { type: Number } as const;

export class TemplateSuccessDto implements TemplateSuccess {
  @ApiProperty(count) uses!: number;
  @ApiProperty(count) successful!: number;
  @ApiProperty(count) failed!: number;
  @ApiProperty(count) recentFailures!: number;
  @ApiProperty({ type: Boolean }) budgetExceeded!: boolean;
}

export class TemplateListItemDto implements TemplateListItem {
  @ApiProperty(text) number!: string;
  @ApiProperty(text) title!: string;
  @ApiProperty({ enum: TEMPLATE_STATES }) state!: TemplateListItem['state'];
  @ApiProperty({ type: PersonRefDto }) proposer!: PersonRef;
  @ApiProperty({ type: [String] }) services!: string[];
  @ApiProperty(count) maxMinutes!: number;
  @ApiProperty({ type: TemplateSuccessDto }) success!: TemplateSuccess;
  @ApiProperty({ type: String, format: 'date-time' }) updatedAt!: string;
}

export class TemplatePageDto {
  @ApiProperty({ type: [TemplateListItemDto] }) items!: TemplateListItem[];
  @ApiProperty(count) total!: number;
  @ApiProperty(nullable) nextCursor!: string | null;
}

export class TemplateApprovalViewDto implements TemplateApprovalView {
  @ApiProperty({ enum: TEMPLATE_DECISIONS }) decision!: TemplateApprovalView['decision'];
  @ApiProperty({ type: PersonRefDto }) by!: PersonRef;
  @ApiProperty({ type: String, format: 'date-time' }) at!: string;
  @ApiProperty(nullable) comment!: string | null;
  @ApiProperty({ type: Boolean }) void!: boolean;
}

export class TemplateViewDto extends TemplateListItemDto implements TemplateView {
  @ApiProperty(count) version!: number;
  @ApiProperty(text) description!: string;
  @ApiProperty(text) justification!: string;
  @ApiProperty({ enum: LEVELS }) impact!: TemplateView['impact'];
  @ApiProperty(text) implementationPlan!: string;
  @ApiProperty(text) backoutPlan!: string;
  @ApiProperty(text) testPlan!: string;
  @ApiProperty({ type: [String] }) items!: string[];
  @ApiProperty({ type: [TemplateQuestionDto] }) questions!: TemplateQuestion[];
  @ApiProperty(count) budgetUses!: number;
  @ApiProperty(count) budgetFailures!: number;
  @ApiProperty({ type: [String] }) problems!: string[];
  @ApiProperty(nullable) suspendedReason!: string | null;
  @ApiProperty({ type: [TemplateApprovalViewDto] }) approvals!: TemplateApprovalView[];
  @ApiProperty(nullable) processInstanceKey!: string | null;
  @ApiProperty({ type: String, format: 'date-time' }) createdAt!: string;
  @ApiProperty({ type: Boolean }) editable!: boolean;
  @ApiProperty(nullable) lockedReason!: string | null;
  @ApiProperty({ enum: TEMPLATE_ACTIONS, isArray: true }) allowedActions!: TemplateAction[];
}
