import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsOptional, IsString, Length, Matches, MaxLength } from 'class-validator';
import type { Page, PersonRef, ProjectView } from '#core/contracts';
import { PageQuery } from '#platform/persistence';
import { PROJECT_CLASSES, type ProjectClass } from '../../domain/project.entity.js';

export class ProjectQueryDto extends PageQuery {
  @ApiPropertyOptional({ description: 'Part of a name, or a whole number.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  q?: string;
}

export class CreateProjectDto {
  @ApiProperty({ example: 'Claims in two days' })
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value))
  @IsString()
  @Length(1, 120)
  name!: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(4000)
  description?: string;

  @ApiProperty({ enum: PROJECT_CLASSES })
  @IsIn(PROJECT_CLASSES)
  class!: ProjectClass;

  @ApiProperty({ description: 'Number of the goal it serves.', example: 'GOAL-1' })
  @Matches(/^GOAL-\d{1,9}$/, { message: 'goal must be the number of a goal, as GOAL-1' })
  goal!: string;

  @ApiPropertyOptional({ type: [String], description: 'Numbers of the services in scope.', example: ['SVC-1'] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @Matches(/^SVC-\d{1,9}$/, { each: true, message: 'each of services must be the number of a service, as SVC-1' })
  services?: string[];

  @ApiProperty({ description: 'User name of the project manager.' })
  @IsString()
  @Length(1, 100)
  manager!: string;
}

class ProjectManagerDto implements PersonRef {
  @ApiProperty()
  username!: string;

  @ApiProperty()
  displayName!: string;
}

export class ProjectViewDto implements ProjectView {
  @ApiProperty({ example: 'PRJ-1' })
  number!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty()
  description!: string;

  @ApiProperty({ enum: PROJECT_CLASSES })
  class!: ProjectClass;

  @ApiProperty({ example: 'GOAL-1' })
  goal!: string;

  @ApiProperty({ type: [String] })
  services!: string[];

  @ApiProperty({ type: ProjectManagerDto })
  manager!: PersonRef;

  @ApiProperty({ description: 'Also the ETag.' })
  version!: number;
}

export class ProjectPageDto implements Page<ProjectView> {
  @ApiProperty({ type: [ProjectViewDto] })
  items!: ProjectViewDto[];

  @ApiProperty()
  total!: number;

  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;
}
