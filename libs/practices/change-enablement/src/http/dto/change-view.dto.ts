import { ApiProperty } from '@nestjs/swagger';
import { APPROVAL_STAGES, CHANGE_ACTIONS, CHANGE_NOVELTIES, CHANGE_OUTCOMES, CHANGE_SIZES, CHANGE_STATES, CHANGE_TYPES, IMPLEMENTATION_TASK_STATES, LEVELS, RISK_LEVELS, RISK_SOURCES } from '#core/contracts';
import type { ApprovalPolicy, ApprovalView, ChangeAction, ChangeForecast, ChangeListItem, ChangeView, ImplementationTaskView, PersonRef, RequiredPlans, RiskReason } from '#core/contracts';
import { PersonRefDto } from '#platform/identity';

const nullable = { nullable: true, type: String } as const;
const text = { type: String } as const;

export class ApprovalViewDto implements ApprovalView {
  @ApiProperty({ enum: APPROVAL_STAGES }) stage!: ApprovalView['stage'];
  @ApiProperty({ enum: ['approved', 'rejected'] }) decision!: ApprovalView['decision'];
  @ApiProperty({ type: PersonRefDto }) by!: PersonRef;
  @ApiProperty({ type: PersonRefDto, nullable: true, description: 'The absent colleague in whose name a deputy decided.' }) inNameOf!: PersonRef | null;
  @ApiProperty({ type: String, format: 'date-time' }) at!: string;
  @ApiProperty(nullable) comment!: string | null;
  @ApiProperty(text) contentHash!: string;
  @ApiProperty({ type: Boolean }) void!: boolean;
  @ApiProperty({ type: Number }) round!: number;
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

class RiskReasonDto implements RiskReason {
  @ApiProperty({ enum: RISK_SOURCES }) source!: RiskReason['source'];
  @ApiProperty({ enum: RISK_LEVELS }) risk!: RiskReason['risk'];
  @ApiProperty(text) reason!: string;
}

class ApprovalPolicyDto implements ApprovalPolicy {
  @ApiProperty(text) approverGroup!: string;
  @ApiProperty({ type: Number }) approvals!: number;
  @ApiProperty({ type: Boolean }) board!: boolean;
  @ApiProperty(text) remindAfter!: string;
  @ApiProperty(text) reason!: string;
}

class ImplementationTaskDto implements ImplementationTaskView {
  @ApiProperty(text) id!: string;
  @ApiProperty({ type: Number }) position!: number;
  @ApiProperty(text) title!: string;
  @ApiProperty({ type: PersonRefDto, nullable: true }) owner!: PersonRef | null;
  @ApiProperty({ ...nullable, format: 'date-time' }) plannedStart!: string | null;
  @ApiProperty({ ...nullable, format: 'date-time' }) plannedEnd!: string | null;
  @ApiProperty({ enum: IMPLEMENTATION_TASK_STATES }) state!: ImplementationTaskView['state'];
  @ApiProperty(nullable) note!: string | null;
  @ApiProperty({ type: PersonRefDto, nullable: true }) reportedBy!: PersonRef | null;
  @ApiProperty({ ...nullable, format: 'date-time' }) reportedAt!: string | null;
}

class RequiredPlansDto implements RequiredPlans {
  @ApiProperty({ type: Boolean }) implementationPlan!: boolean;
  @ApiProperty({ type: Boolean }) backoutPlan!: boolean;
  @ApiProperty({ type: Boolean }) testPlan!: boolean;
  @ApiProperty(text) reason!: string;
}

export class QuestionnaireDto {
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true }) schema!: object | null;
}

export class ChangeForecastDto implements ChangeForecast {
  @ApiProperty({ enum: RISK_LEVELS, nullable: true }) risk!: ChangeForecast['risk'];
  @ApiProperty({ type: [RiskReasonDto] }) riskReasons!: RiskReason[];
  @ApiProperty({ type: RequiredPlansDto }) requiredPlans!: RequiredPlans;
  @ApiProperty({ type: ApprovalPolicyDto, nullable: true }) approvalPolicy!: ApprovalPolicy | null;
}

export class ChangeViewDto extends ChangeListItemDto implements ChangeView {
  @ApiProperty({ type: Number }) version!: number;
  @ApiProperty(nullable) template!: string | null;
  @ApiProperty({ type: [String] }) items!: string[];
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } }) questionnaire!: ChangeView['questionnaire'];
  @ApiProperty(nullable) implementer!: string | null;
  @ApiProperty({ type: PersonRefDto, nullable: true }) plannedImplementer!: PersonRef | null;
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
  @ApiProperty({ type: [RiskReasonDto] }) riskReasons!: RiskReason[];
  @ApiProperty({ type: ApprovalPolicyDto, nullable: true }) approvalPolicy!: ApprovalPolicy | null;
  @ApiProperty({ ...nullable, format: 'date-time' }) approvedStart!: string | null;
  @ApiProperty({ ...nullable, format: 'date-time' }) approvedEnd!: string | null;
  @ApiProperty({ type: [ImplementationTaskDto] }) tasks!: ImplementationTaskView[];
  @ApiProperty({ type: Boolean, nullable: true }) reviewNeeded!: boolean | null;
  @ApiProperty(nullable) reviewReason!: string | null;
  @ApiProperty({ enum: CHANGE_OUTCOMES, nullable: true }) outcome!: ChangeView['outcome'];
  @ApiProperty(nullable) outcomeNote!: string | null;
  @ApiProperty({ type: [ApprovalViewDto] }) approvals!: ApprovalView[];
  @ApiProperty(nullable) processInstanceKey!: string | null;
  @ApiProperty({ type: String, format: 'date-time' }) createdAt!: string;
  @ApiProperty({ type: Boolean }) editable!: boolean;
  @ApiProperty(nullable) lockedReason!: string | null;
  @ApiProperty({ enum: CHANGE_ACTIONS, isArray: true }) allowedActions!: ChangeAction[];
}
