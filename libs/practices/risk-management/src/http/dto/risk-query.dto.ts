import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';
import { RISK_CATEGORIES, RISK_LEVELS, RISK_STATES, type RiskCategory, type RiskLevel, type RiskState } from '#core/contracts';
import { AnyOf, IfGiven, PageQuery, NumbersOf, SearchText, SortOf, UserNames, YesOrNo } from '#platform/persistence';
import { RISK_SORTS, type RiskFilter, type RiskSort } from '../../application/risk-list.js';

export class RiskQueryDto extends PageQuery implements RiskFilter {
  @AnyOf(RISK_STATES)
  state?: RiskState[];

  @AnyOf(RISK_LEVELS)
  level?: RiskLevel[];

  @AnyOf(RISK_CATEGORIES)
  category?: RiskCategory[];

  @UserNames()
  owner?: string[];

  @NumbersOf(undefined, 'Numbers of the records that bear them.')
  record?: string[];

  @IfGiven()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(5)
  @ApiPropertyOptional({ type: Number })
  probability?: number;

  @IfGiven()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(5)
  @ApiPropertyOptional({ type: Number })
  impact?: number;

  @YesOrNo('Those that nobody has accepted, or only the others.')
  ownerless?: boolean;

  @YesOrNo()
  aboveAppetite?: boolean;

  @SearchText()
  q?: string;

  @SortOf(RISK_SORTS)
  sort?: RiskSort;
}
