import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { IMPROVEMENT_CAUSES, IMPROVEMENT_STATES, LEVELS, type ImprovementCause, type ImprovementState, type Level } from '#core/contracts';
import { PageQuery } from '#platform/persistence';
import { IMPROVEMENT_SORTS, type ImprovementFilter, type ImprovementSort } from '../../application/improvement-list.js';

/** Several values in one parameter, separated by commas. */
const several = ({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',').filter((part) => part !== '') : value);

export class ImprovementQueryDto extends PageQuery implements ImprovementFilter {
  @IsOptional()
  @Transform(several)
  @IsIn(IMPROVEMENT_STATES, { each: true })
  @ApiPropertyOptional({ enum: IMPROVEMENT_STATES, isArray: true })
  state?: ImprovementState[];

  @IsOptional()
  @Transform(several)
  @IsIn(IMPROVEMENT_CAUSES, { each: true })
  @ApiPropertyOptional({ enum: IMPROVEMENT_CAUSES, isArray: true })
  cause?: ImprovementCause[];

  @IsOptional()
  @Transform(several)
  @IsIn(LEVELS, { each: true })
  @ApiPropertyOptional({ enum: LEVELS, isArray: true })
  priority?: Level[];

  @IsOptional()
  @Transform(several)
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  @ApiPropertyOptional({ type: [String], description: 'User names.' })
  owner?: string[];

  @IsOptional()
  @Transform(several)
  @Matches(/^OBJ-\d{1,9}$/, { each: true })
  @ApiPropertyOptional({ type: [String] })
  objective?: string[];

  @IsOptional()
  @Transform(several)
  @Matches(/^[A-Z]{2,5}-\d{1,9}$/, { each: true })
  @ApiPropertyOptional({ type: [String], description: 'Numbers of the records they came from.' })
  origin?: string[];

  @IsOptional()
  @IsString()
  @MaxLength(200)
  @ApiPropertyOptional({ type: String, description: 'Text in the title, or the number.' })
  q?: string;

  @IsOptional()
  @IsIn(IMPROVEMENT_SORTS)
  @ApiPropertyOptional({ enum: IMPROVEMENT_SORTS })
  sort?: ImprovementSort;
}
