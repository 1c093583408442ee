import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { IsOptional, IsString, Length, MaxLength } from 'class-validator';
import type { GoalView, Page } from '#core/contracts';
import { PersonRefDto } from '#platform/identity';
import { Trimmed } from '#platform/persistence';

export class CreateGoalDto {
  @ApiProperty({ example: 'A claim is settled in two days' })
  @Trimmed()
  @IsString()
  @Length(1, 120)
  name!: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(4000)
  description?: string;

  @ApiProperty({ description: 'The figure that tells whether the goal is reached.' })
  @Trimmed()
  @IsString()
  @Length(1, 500)
  indicator!: string;

  @ApiProperty({ description: 'User name of the person who answers for the goal.' })
  @IsString()
  @Length(1, 100)
  owner!: string;
}

export class ChangeGoalDto extends PartialType(CreateGoalDto) {}

export class GoalViewDto implements GoalView {
  @ApiProperty({ example: 'GOAL-1' })
  number!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty()
  description!: string;

  @ApiProperty()
  indicator!: string;

  @ApiProperty({ type: PersonRefDto })
  owner!: PersonRefDto;

  @ApiProperty({ description: 'Also the ETag; sent back in If-Match.' })
  version!: number;
}

export class GoalPageDto implements Page<GoalView> {
  @ApiProperty({ type: [GoalViewDto] })
  items!: GoalViewDto[];

  @ApiProperty()
  total!: number;

  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;
}
