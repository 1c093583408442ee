import { ApiProperty } from '@nestjs/swagger';
import { CHANGE_OUTCOMES, CHANGE_STATES, DEPLOYMENT_STEP_STATES, GO_NO_GO, PROJECT_STATES, RELEASE_ACTIONS, RELEASE_STATES, RELEASE_TYPES, ROLLBACK_CAUSES } from '#core/contracts';
import type { DeploymentStepView, GoNoGoView, PersonRef, ReleaseAction, ReleaseListItem, ReleaseView, RollbackCause, ScopeChange, ScopeProject } from '#core/contracts';
import { PersonRefDto } from '#platform/identity';

const text = { type: String } as const;
const texts: { type: [StringConstructor] } = { type: [String] };
const nullable = { type: String, nullable: true } as const;
const count = { type: Number } as const;
const moment = { type: String, format: 'date-time' } as const;
const noMoment = { ...moment, nullable: true } as const;

export class ReleaseListItemDto implements ReleaseListItem {
  @ApiProperty(text) number!: string;
  @ApiProperty(text) title!: string;
  @ApiProperty({ enum: RELEASE_TYPES }) type!: ReleaseListItem['type'];
  @ApiProperty({ enum: RELEASE_STATES }) state!: ReleaseListItem['state'];
  @ApiProperty({ type: PersonRefDto }) manager!: PersonRef;
  @ApiProperty(texts) services!: string[];
  @ApiProperty(noMoment) plannedStart!: string | null;
  @ApiProperty(noMoment) plannedEnd!: string | null;
  @ApiProperty(moment) updatedAt!: string;
}

export class ReleasePageDto {
  @ApiProperty({ type: [ReleaseListItemDto] }) items!: ReleaseListItem[];
  @ApiProperty(count) total!: number;
  @ApiProperty(nullable) nextCursor!: string | null;
}

export class DeploymentStepViewDto implements DeploymentStepView {
  @ApiProperty(count) position!: number;
  @ApiProperty(text) title!: string;
  @ApiProperty({ type: PersonRefDto }) owner!: PersonRef;
  @ApiProperty({ enum: DEPLOYMENT_STEP_STATES }) state!: DeploymentStepView['state'];
  @ApiProperty(text) note!: string;
  @ApiProperty({ type: PersonRefDto, nullable: true }) reportedBy!: PersonRef | null;
  @ApiProperty(noMoment) reportedAt!: string | null;
}

export class ScopeChangeDto implements ScopeChange {
  @ApiProperty(text) number!: string;
  @ApiProperty(text) title!: string;
  @ApiProperty({ enum: CHANGE_STATES }) state!: ScopeChange['state'];
  @ApiProperty({ enum: CHANGE_OUTCOMES, nullable: true }) outcome!: ScopeChange['outcome'];
}

export class ScopeProjectDto implements ScopeProject {
  @ApiProperty(text) number!: string;
  @ApiProperty(text) title!: string;
  @ApiProperty({ enum: PROJECT_STATES }) state!: ScopeProject['state'];
}

export class GoNoGoDto implements GoNoGoView {
  @ApiProperty(count) round!: number;
  @ApiProperty({ type: PersonRefDto }) by!: PersonRef;
  @ApiProperty({ enum: GO_NO_GO }) decision!: GoNoGoView['decision'];
  @ApiProperty(text) comment!: string;
  @ApiProperty(moment) at!: string;
  @ApiProperty(nullable) voidReason!: string | null;
}

export class ReleaseViewDto extends ReleaseListItemDto implements ReleaseView {
  @ApiProperty(count) version!: number;
  @ApiProperty(text) description!: string;
  @ApiProperty(nullable) goal!: string | null;
  @ApiProperty(texts) changes!: string[];
  @ApiProperty(texts) projects!: string[];
  @ApiProperty(count) rollbackMinutes!: number;
  @ApiProperty(count) earlyLifeDays!: number;
  @ApiProperty({ type: [DeploymentStepViewDto] }) steps!: DeploymentStepView[];
  @ApiProperty(text) verificationPlan!: string;
  @ApiProperty(text) rollbackPlan!: string;
  @ApiProperty({ type: [ScopeChangeDto] }) scopeChanges!: ScopeChange[];
  @ApiProperty({ type: [ScopeProjectDto] }) scopeProjects!: ScopeProject[];
  @ApiProperty({ type: [GoNoGoDto] }) decisions!: GoNoGoView[];
  @ApiProperty(nullable) earlyLifeSupport!: string | null;
  @ApiProperty(nullable) verificationNote!: string | null;
  @ApiProperty(nullable) failure!: string | null;
  @ApiProperty({ enum: ROLLBACK_CAUSES, nullable: true }) rollbackCause!: RollbackCause | null;
  @ApiProperty(nullable) rollbackReason!: string | null;
  @ApiProperty(noMoment) rollbackDecisionDue!: string | null;
  @ApiProperty(nullable) rollbackNote!: string | null;
  @ApiProperty(nullable) cancellationReason!: string | null;
  @ApiProperty(nullable) lockedReason!: string | null;
  @ApiProperty(nullable) processInstanceKey!: string | null;
  @ApiProperty(moment) createdAt!: string;
  @ApiProperty({ enum: RELEASE_ACTIONS, isArray: true }) allowedActions!: ReleaseAction[];
}
