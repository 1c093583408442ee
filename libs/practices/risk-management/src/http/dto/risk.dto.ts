import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { IsIn, IsInt, IsNotEmpty, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { RISK_CATEGORIES, type RiskCategory, type RiskContent } from '#core/contracts';
import { Trimmed } from '#platform/persistence';

const RECORD_NUMBER = /^[A-Z]{2,5}-\d{1,9}$/;

class RiskContentDto implements RiskContent {
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  @ApiProperty({ type: String })
  title!: string;

  @IsString()
  @MaxLength(20_000)
  @ApiProperty({ type: String })
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

export class RiskReasonDto {
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(2_000)
  @ApiProperty({ type: String })
  reason!: string;
}

export class HandOverRiskDto extends RiskReasonDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  @ApiProperty({ type: String, description: 'User name.' })
  owner!: string;
}

export class CarryRiskDto extends RiskReasonDto {
  @Matches(RECORD_NUMBER, { message: '$property must be the number of a record, for example CHG-7' })
  @ApiProperty({ type: String, example: 'CHG-7' })
  record!: string;

  @IsOptional()
  @IsString()
  @MaxLength(100)
  @ApiPropertyOptional({ type: String, nullable: true, description: 'User name of who is to own it there; without one it has no owner until one is named.' })
  owner?: string | null;
}
