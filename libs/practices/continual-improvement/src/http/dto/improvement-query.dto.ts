import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsString, Matches, MaxLength } from 'class-validator';
import { IMPROVEMENT_CAUSES, IMPROVEMENT_STATES, LEVELS, type ImprovementCause, type ImprovementState, type Level } from '#core/contracts';
import { IfGiven, PageQuery, Several } from '#platform/persistence';
import { IMPROVEMENT_SORTS, type ImprovementFilter, type ImprovementSort } from '../../application/improvement-list.js';

export class ImprovementQueryDto extends PageQuery implements ImprovementFilter {
  @IfGiven()
  @Several()
  @IsIn(IMPROVEMENT_STATES, { each: true })
  @ApiPropertyOptional({ enum: IMPROVEMENT_STATES, isArray: true })
  state?: ImprovementState[];

  @IfGiven()
  @Several()
  @IsIn(IMPROVEMENT_CAUSES, { each: true })
  @ApiPropertyOptional({ enum: IMPROVEMENT_CAUSES, isArray: true })
  cause?: ImprovementCause[];

  @IfGiven()
  @Several()
  @IsIn(LEVELS, { each: true })
  @ApiPropertyOptional({ enum: LEVELS, isArray: true })
  priority?: Level[];

  @IfGiven()
  @Several()
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  @ApiPropertyOptional({ type: [String], description: 'User names.' })
  owner?: string[];

  @IfGiven()
  @Several()
  @Matches(/^OBJ-\d{1,9}$/, { each: true })
  @ApiPropertyOptional({ type: [String] })
  objective?: string[];

  @IfGiven()
  @Several()
  @Matches(/^[A-Z]{2,5}-\d{1,9}$/, { each: true })
  @ApiPropertyOptional({ type: [String], description: 'Numbers of the records they came from.' })
  origin?: string[];

  @IfGiven()
  @IsString()
  @MaxLength(200)
  @ApiPropertyOptional({ type: String, description: 'Text in the title, or the number.' })
  q?: string;

  @IfGiven()
  @IsIn(IMPROVEMENT_SORTS)
  @ApiPropertyOptional({ enum: IMPROVEMENT_SORTS })
  sort?: ImprovementSort;
}
