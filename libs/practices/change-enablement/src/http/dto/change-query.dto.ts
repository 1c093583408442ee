import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsString, Matches, MaxLength } from 'class-validator';
import { CHANGE_STATES, CHANGE_TYPES, RISK_LEVELS } from '#core/contracts';
import type { ChangeState, ChangeType, RiskLevel } from '#core/contracts';
import { IfGiven, PageQuery, Several } from '#platform/persistence';
import { CHANGE_SORTS } from '../../application/change-list.js';
import type { ChangeQuery, ChangeSort } from '../../application/change-list.js';

export class ChangeQueryDto extends PageQuery implements ChangeQuery {
  @IfGiven()
  @Several()
  @IsIn(CHANGE_STATES, { each: true })
  @ApiPropertyOptional({ enum: CHANGE_STATES, isArray: true })
  state?: ChangeState[];

  @IfGiven()
  @Several()
  @IsIn(CHANGE_TYPES, { each: true })
  @ApiPropertyOptional({ enum: CHANGE_TYPES, isArray: true })
  type?: ChangeType[];

  @IfGiven()
  @Several()
  @IsIn(RISK_LEVELS, { each: true })
  @ApiPropertyOptional({ enum: RISK_LEVELS, isArray: true })
  risk?: RiskLevel[];

  @IfGiven()
  @Several()
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  @ApiPropertyOptional({ type: [String], description: 'User names.' })
  requester?: string[];

  @IfGiven()
  @Several()
  @Matches(/^SVC-\d{1,9}$/, { each: true })
  @ApiPropertyOptional({ type: [String] })
  service?: string[];

  @IfGiven()
  @Several()
  @Matches(/^CI-\d{1,9}$/, { each: true })
  @ApiPropertyOptional({ type: [String], description: 'Configuration items that the change touches.' })
  item?: string[];

  @IfGiven()
  @IsString()
  @MaxLength(200)
  @ApiPropertyOptional({ type: String, description: 'Text in the title, or the number.' })
  q?: string;

  @IfGiven()
  @IsIn(CHANGE_SORTS)
  @ApiPropertyOptional({ enum: CHANGE_SORTS })
  sort?: ChangeSort;
}
