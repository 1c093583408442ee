import { ApiProperty, ApiPropertyOptional, IntersectionType, OmitType, PartialType, PickType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsInt, Matches, Max, Min, ValidateIf, ValidateNested } from 'class-validator';
import { PROJECT_CLASSES, PROJECT_STATES, TEAM_ROLES, type ProjectClass, type ProjectState, type TeamRole } from '#core/contracts';
import { AnyOf, FreeText, IfGiven, IsDay, NumbersOf, PageQuery, ReasonDto, RequiredText, SearchText, ServiceNumbers, SortOf, UserNames } from '#platform/persistence';
import { PROJECT_SORTS, type ProjectFilter, type ProjectSort } from '../../application/project-list.js';
import type { ProjectContent } from '../../application/projects.js';

const LONG_TEXT = 20_000;
export class ProjectQueryDto extends PageQuery implements ProjectFilter {
  @SearchText('Part of a name, or a whole number.')
  q?: string;

  @AnyOf(PROJECT_STATES)
  state?: ProjectState[];

  @AnyOf(PROJECT_CLASSES)
  class?: ProjectClass[];

  @UserNames()
  manager?: string[];

  @NumbersOf('SVC')
  service?: string[];

  @NumbersOf('GOAL')
  goal?: string[];

  @SortOf(PROJECT_SORTS)
  sort?: ProjectSort;
}

export class TeamMemberDto {
  @IsIn(TEAM_ROLES.filter((role) => role !== 'project-manager'))
  @ApiProperty({ enum: TEAM_ROLES })
  role!: TeamRole;

  @RequiredText(100, { description: 'User name.' })
  person!: string;
}

class ProjectContentDto implements ProjectContent {
  @RequiredText(120, { example: 'Claims in two days' })
  name!: string;

  @FreeText(LONG_TEXT)
  description!: string;

  @FreeText(LONG_TEXT, { description: 'Why it is worth it: what the sponsor decides on.' })
  businessCase!: string;

  @ApiProperty({ enum: PROJECT_CLASSES })
  @IsIn(PROJECT_CLASSES)
  class!: ProjectClass;

  @ApiProperty({ description: 'Number of the goal it serves.', example: 'GOAL-1' })
  @Matches(/^GOAL-\d{1,9}$/, { message: 'goal must be the number of a goal, as GOAL-1' })
  goal!: string;

  @ServiceNumbers(100, 'Numbers of the services in scope.')
  services!: string[];

  @RequiredText(100, { description: 'User name of the project manager.' })
  manager!: string;

  @ApiProperty({ type: String, nullable: true, description: 'First day of the first stage.', example: '2026-12-01' })
  @ValidateIf((_dto, value) => value !== null)
  @IsDay()
  startsOn!: string | null;

  @ApiProperty({ type: [TeamMemberDto], description: 'Everybody but the project manager.' })
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => TeamMemberDto)
  team!: TeamMemberDto[];
}

export class EditProjectDto extends PartialType(ProjectContentDto, { skipNullProperties: false }) {}

const NEEDED = ['name', 'class', 'goal', 'manager'] as const;

export class CreateProjectDto extends IntersectionType(
  PickType(ProjectContentDto, NEEDED),
  PartialType(OmitType(ProjectContentDto, NEEDED), { skipNullProperties: false }),
) {}

export class MoveStageDto extends ReasonDto {
  @IsInt()
  @Min(1)
  @Max(1_000)
  @ApiProperty({ description: 'How many working days the stage takes; its successors move with its end.' })
  workingDays!: number;

  @IfGiven()
  @IsBoolean()
  @ApiPropertyOptional({ description: 'A gate may fall into a hard freeze of the services.' })
  despiteFreeze?: boolean;
}
