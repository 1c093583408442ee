import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn, IsInt, IsNumber, Matches, Max, Min, ValidateIf, ValidateNested } from 'class-validator';
import {
  COMPARISONS, CRITERION_WEIGHTS, GATEKEEPER_ROLES, LIVE_QUERY_IDS, PROJECT_CLASSES, TEAM_ROLES,
  type GateCriterion, type GatekeeperRole, type GateSetView, type GateTemplate, type LiveCriterion, type LiveQueryView, type StageTemplate, type TeamRole,
} from '#core/contracts';
import { RequiredText } from '#platform/persistence';

export class LiveCriterionDto implements LiveCriterion {
  @IsIn(LIVE_QUERY_IDS)
  @ApiProperty({ enum: LIVE_QUERY_IDS, description: 'What is asked of the records; see `GET /live-queries`.' })
  query!: LiveCriterion['query'];

  @IsIn(COMPARISONS)
  @ApiProperty({ enum: COMPARISONS })
  comparison!: LiveCriterion['comparison'];

  @IsNumber()
  @Min(0)
  @Max(1_000_000)
  @ApiProperty({ type: Number })
  limit!: number;

  @ValidateIf((_dto, value) => value !== null)
  @IsInt()
  @Min(1)
  @Max(3_650)
  @ApiProperty({ type: Number, nullable: true, description: 'How far back, for queries that look back.' })
  days!: number | null;
}

export class GateCriterionDto implements GateCriterion {
  @Matches(/^[a-z][a-z0-9-]{0,59}$/, { message: 'key must be in small letters, digits and hyphens' })
  @ApiProperty({ type: String, example: 'support-model' })
  key!: string;

  @RequiredText(500)
  text!: string;

  @IsIn(CRITERION_WEIGHTS)
  @ApiProperty({ enum: CRITERION_WEIGHTS })
  weight!: GateCriterion['weight'];

  @IsIn(TEAM_ROLES)
  @ApiProperty({ enum: TEAM_ROLES })
  ownerRole!: TeamRole;

  @ValidateIf((_dto, value) => value !== null)
  @ValidateNested()
  @Type(() => LiveCriterionDto)
  @ApiProperty({ type: LiveCriterionDto, nullable: true, description: 'null: by hand, with evidence of its owner.' })
  live!: LiveCriterionDto | null;
}

export class GateTemplateDto implements GateTemplate {
  @RequiredText(120)
  name!: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(GATEKEEPER_ROLES, { each: true })
  @ApiProperty({ enum: GATEKEEPER_ROLES, isArray: true })
  gatekeepers!: GatekeeperRole[];

  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => GateCriterionDto)
  @ApiProperty({ type: [GateCriterionDto] })
  criteria!: GateCriterionDto[];
}

export class StageTemplateDto implements StageTemplate {
  @RequiredText(120)
  name!: string;

  @IsInt()
  @Min(1)
  @Max(1_000)
  @ApiProperty({ type: Number })
  workingDays!: number;

  @ValidateNested()
  @Type(() => GateTemplateDto)
  @ApiProperty({ type: GateTemplateDto })
  gate!: GateTemplateDto;
}

export class ReplaceGateSetDto {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => StageTemplateDto)
  @ApiProperty({ type: [StageTemplateDto] })
  stages!: StageTemplateDto[];
}

export class GateSetViewDto extends ReplaceGateSetDto implements GateSetView {
  @ApiProperty({ enum: PROJECT_CLASSES }) class!: GateSetView['class'];
  @ApiProperty({ type: Number, description: 'Also the ETag.' }) version!: number;
}

export class LiveQueryViewDto implements LiveQueryView {
  @ApiProperty({ enum: LIVE_QUERY_IDS }) id!: LiveQueryView['id'];
  @ApiProperty({ enum: ['records', 'percent'] }) unit!: LiveQueryView['unit'];
  @ApiProperty({ type: Boolean, description: 'Whether it looks back some days.' }) days!: boolean;
}
