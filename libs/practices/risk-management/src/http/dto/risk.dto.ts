import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { RISK_CATEGORIES, type RiskCategory, type RiskContent } from '#core/contracts';
import { FreeText, ReasonDto, RequiredText } from '#platform/persistence';

const RECORD_NUMBER = /^[A-Z]{2,5}-\d{1,9}$/;

class RiskContentDto implements RiskContent {
  @RequiredText(200)
  title!: string;

  @FreeText(20_000)
  description!: string;

  @IsInt()
  @Min(1)
  @Max(5)
  @ApiProperty({ type: Number, minimum: 1, maximum: 5 })
  probability!: number;

  @IsInt()
  @Min(1)
  @Max(5)
  @ApiProperty({ type: Number, minimum: 1, maximum: 5 })
  impact!: number;

  @IsIn(RISK_CATEGORIES)
  @ApiProperty({ enum: RISK_CATEGORIES })
  category!: RiskCategory;
}

export class CreateRiskDto extends RiskContentDto {
  @IsOptional()
  @IsString()
  @MaxLength(100)
  @ApiPropertyOptional({ type: String, nullable: true, description: 'User name of who is asked to own it.' })
  owner?: string | null;

  @IsOptional()
  @Matches(RECORD_NUMBER, { message: '$property must be the number of a record, for example PRJ-3' })
  @ApiPropertyOptional({ type: String, nullable: true, example: 'PRJ-3' })
  record?: string | null;
}

export class EditRiskDto extends PartialType(RiskContentDto, { skipNullProperties: false }) {}

export class HandOverRiskDto extends ReasonDto {
  @RequiredText(100, { description: 'User name.' })
  owner!: string;
}

export class CarryRiskDto extends ReasonDto {
  @Matches(RECORD_NUMBER, { message: '$property must be the number of a record, for example CHG-7' })
  @ApiProperty({ type: String, example: 'CHG-7' })
  record!: string;

  @IsOptional()
  @IsString()
  @MaxLength(100)
  @ApiPropertyOptional({ type: String, nullable: true, description: 'User name of who is to own it there; without one it has no owner until one is named.' })
  owner?: string | null;
}
