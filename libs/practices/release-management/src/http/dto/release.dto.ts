import { ApiProperty, ApiPropertyOptional, IntersectionType, PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsNotEmpty, IsOptional, IsString, Matches, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { RELEASE_TYPES, type ReleaseContent, type ReleaseType } from '#core/contracts';
import { FreeText, IfGiven, IsMomentOrNull, RequiredText, ServiceNumbers } from '#platform/persistence';

const MOST = 200;
const LONGEST_TEXT = 20_000;

export class DeploymentStepDto {
  @RequiredText(500)
  title!: string;

  @RequiredText(100, { description: 'User name.' })
  owner!: string;
}

/** What a draft cannot do without. */
class ReleaseHeadDto implements Pick<ReleaseContent, 'title' | 'type'> {
  @RequiredText(200)
  title!: string;

  @IsIn(RELEASE_TYPES)
  @ApiProperty({ enum: RELEASE_TYPES })
  type!: ReleaseType;
}

class ReleaseRestDto implements Omit<ReleaseContent, 'title' | 'type'> {
  @FreeText(LONGEST_TEXT)
  description!: string;

  @IsOptional()
  @Matches(/^GOAL-\d{1,9}$/, { message: '$property must be the number of a goal, for example GOAL-1' })
  @ApiProperty({ type: String, nullable: true })
  goal!: string | null;

  @ServiceNumbers(MOST)
  services!: string[];

  @IsArray()
  @ArrayMaxSize(MOST)
  @Matches(/^CHG-\d{1,9}$/, { each: true, message: 'each of $property must be the number of a change, for example CHG-12' })
  @ApiProperty({ type: [String] })
  changes!: string[];

  @IsArray()
  @ArrayMaxSize(MOST)
  @Matches(/^PRJ-\d{1,9}$/, { each: true, message: 'each of $property must be the number of a project, for example PRJ-1' })
  @ApiProperty({ type: [String] })
  projects!: string[];

  @IsMomentOrNull()
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  plannedStart!: string | null;

  @IsMomentOrNull()
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  plannedEnd!: string | null;

  @IsInt()
  @Min(1)
  @Max(10_080)
  @ApiProperty({ type: Number, description: 'How long the decision on a rollback may take, in minutes.' })
  rollbackMinutes!: number;

  @IsInt()
  @Min(1)
  @Max(365)
  @ApiProperty({ type: Number })
  earlyLifeDays!: number;

  @IsArray()
  @ArrayMaxSize(MOST)
  @ValidateNested({ each: true })
  @Type(() => DeploymentStepDto)
  @ApiProperty({ type: [DeploymentStepDto] })
  steps!: DeploymentStepDto[];

  @FreeText(LONGEST_TEXT)
  verificationPlan!: string;

  @FreeText(LONGEST_TEXT)
  rollbackPlan!: string;

  @IfGiven()
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  @ApiPropertyOptional({ type: String, description: 'User name of the release manager.' })
  manager?: string;
}

export class EditReleaseDto extends PartialType(IntersectionType(ReleaseHeadDto, ReleaseRestDto), { skipNullProperties: false }) {}

export class CreateReleaseDto extends IntersectionType(ReleaseHeadDto, PartialType(ReleaseRestDto, { skipNullProperties: false })) {}
