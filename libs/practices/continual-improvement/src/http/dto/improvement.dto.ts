import { ApiProperty, ApiPropertyOptional, IntersectionType, PartialType } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsArray, IsNotEmpty, IsOptional, IsString, Matches, MaxLength, ValidateIf } from 'class-validator';
import type { ImprovementContent } from '#core/contracts';
import { Trimmed } from '#platform/persistence';

class ImprovementTitleDto implements Pick<ImprovementContent, 'title'> {
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  @ApiProperty({ type: String })
  title!: string;
}

class ImprovementDetailsDto implements Omit<ImprovementContent, 'title'> {
  @IsString()
  @MaxLength(20_000)
  @ApiProperty({ type: String })
  description!: string;

  @ValidateIf((_dto, value) => value !== null)
  @Matches(/^OBJ-\d{1,9}$/, { message: '$property must be the number of an objective, for example OBJ-1' })
  @ApiProperty({ type: String, nullable: true, example: 'OBJ-1' })
  objective!: string | null;

  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique()
  @Matches(/^SVC-\d{1,9}$/, { each: true, message: 'each service must be a number like SVC-3' })
  @ApiProperty({ type: [String], example: ['SVC-1'] })
  services!: string[];
}

const whole = { skipNullProperties: false } as const;

export class EditImprovementDto extends PartialType(IntersectionType(ImprovementTitleDto, ImprovementDetailsDto), whole) {}

export class ProposeImprovementDto extends IntersectionType(ImprovementTitleDto, PartialType(ImprovementDetailsDto, whole)) {
  @IsOptional()
  @IsString()
  @MaxLength(100)
  @ApiPropertyOptional({ type: String, nullable: true, description: 'User name of who takes it up; the one who proposes it by default.' })
  owner?: string | null;
}

export class WithdrawImprovementDto {
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(2_000)
  @ApiProperty({ type: String })
  reason!: string;
}
