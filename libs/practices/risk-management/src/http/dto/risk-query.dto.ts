import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { RISK_CATEGORIES, RISK_LEVELS, RISK_STATES, type RiskCategory, type RiskLevel, type RiskState } from '#core/contracts';
import { IfGiven, PageQuery, Several } from '#platform/persistence';
import { RISK_SORTS, type RiskFilter, type RiskSort } from '../../application/risk-list.js';

const yesOrNo = ({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value);

export class RiskQueryDto extends PageQuery implements RiskFilter {
  @IfGiven()
  @Several()
  @IsIn(RISK_STATES, { each: true })
  @ApiPropertyOptional({ enum: RISK_STATES, isArray: true })
  state?: RiskState[];

  @IfGiven()
  @Several()
  @IsIn(RISK_LEVELS, { each: true })
  @ApiPropertyOptional({ enum: RISK_LEVELS, isArray: true })
  level?: RiskLevel[];

  @IfGiven()
  @Several()
  @IsIn(RISK_CATEGORIES, { each: true })
  @ApiPropertyOptional({ enum: RISK_CATEGORIES, isArray: true })
  category?: RiskCategory[];

  @IfGiven()
  @Several()
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  @ApiPropertyOptional({ type: [String], description: 'User names.' })
  owner?: string[];

  @IfGiven()
  @Several()
  @Matches(/^[A-Z]{2,5}-\d{1,9}$/, { each: true })
  @ApiPropertyOptional({ type: [String], description: 'Numbers of the records that bear them.' })
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

  @IfGiven()
  @Transform(yesOrNo)
  @IsBoolean()
  @ApiPropertyOptional({ type: Boolean, description: 'Those that nobody has accepted, or only the others.' })
  ownerless?: boolean;

  @IfGiven()
  @Transform(yesOrNo)
  @IsBoolean()
  @ApiPropertyOptional({ type: Boolean })
  aboveAppetite?: boolean;

  @IfGiven()
  @IsString()
  @MaxLength(200)
  @ApiPropertyOptional({ type: String, description: 'Text in the title, or the number.' })
  q?: string;

  @IfGiven()
  @IsIn(RISK_SORTS)
  @ApiPropertyOptional({ enum: RISK_SORTS })
  sort?: RiskSort;
}
