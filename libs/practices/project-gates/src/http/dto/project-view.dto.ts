import { ApiProperty } from '@nestjs/swagger';
import {
  FREEZE_KINDS, GATE_STATES, PROJECT_ACTIONS, PROJECT_CLASSES, PROJECT_STATES, STAGE_STATES, TEAM_ROLES,
  type Page, type PersonRef, type ProjectListItem, type ProjectView, type StageFreeze, type StageView, type TeamMember,
} from '#core/contracts';
import { PersonRefDto } from '#platform/identity';

class StageGateDto {
  @ApiProperty({ example: 'GATE-3' }) number!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ enum: GATE_STATES }) state!: StageView['gate']['state'];
}

class StageViewDto implements StageView {
  @ApiProperty() ordinal!: number;
  @ApiProperty() name!: string;
  @ApiProperty() workingDays!: number;
  @ApiProperty({ type: String, format: 'date' }) starts!: string;
  @ApiProperty({ type: String, format: 'date' }) ends!: string;
  @ApiProperty({ enum: STAGE_STATES }) state!: StageView['state'];
  @ApiProperty({ type: StageGateDto }) gate!: StageGateDto;
}

class StageFreezeDto implements StageFreeze {
  @ApiProperty() ordinal!: number;
  @ApiProperty({ example: 'FRZ-1' }) freeze!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ enum: FREEZE_KINDS }) kind!: StageFreeze['kind'];
}

class TeamMemberViewDto implements TeamMember {
  @ApiProperty({ enum: TEAM_ROLES }) role!: TeamMember['role'];
  @ApiProperty({ type: PersonRefDto }) person!: PersonRef;
}

export class ProjectListItemDto implements ProjectListItem {
  @ApiProperty({ example: 'PRJ-1' }) number!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ enum: PROJECT_CLASSES }) class!: ProjectListItem['class'];
  @ApiProperty({ enum: PROJECT_STATES }) state!: ProjectListItem['state'];
  @ApiProperty({ example: 'GOAL-1' }) goal!: string;
  @ApiProperty({ type: [String] }) services!: string[];
  @ApiProperty({ type: PersonRefDto }) manager!: PersonRef;
  @ApiProperty({ type: [StageViewDto] }) stages!: StageViewDto[];
  @ApiProperty({ type: String, format: 'date-time' }) updatedAt!: string;
}

export class ProjectPageDto implements Page<ProjectListItem> {
  @ApiProperty({ type: [ProjectListItemDto] }) items!: ProjectListItemDto[];
  @ApiProperty() total!: number;
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}

export class ProjectViewDto extends ProjectListItemDto implements ProjectView {
  @ApiProperty() description!: string;
  @ApiProperty() businessCase!: string;
  @ApiProperty({ type: String, format: 'date', nullable: true }) startsOn!: string | null;
  @ApiProperty({ type: [TeamMemberViewDto] }) team!: TeamMemberViewDto[];
  @ApiProperty({ type: [StageFreezeDto], description: 'Freezes of the services on the days of gates.' }) freezes!: StageFreezeDto[];
  @ApiProperty({ type: String, nullable: true }) processInstanceKey!: string | null;
  @ApiProperty({ type: String, format: 'date-time' }) createdAt!: string;
  @ApiProperty({ description: 'Also the ETag.' }) version!: number;
  @ApiProperty({ enum: PROJECT_ACTIONS, isArray: true }) allowedActions!: ProjectView['allowedActions'];
}
