import { ApiProperty, ApiPropertyOptional, IntersectionType, PartialType } from '@nestjs/swagger';
import { IsOptional, IsString, Matches, MaxLength, ValidateIf } from 'class-validator';
import type { ImprovementContent } from '#core/contracts';
import { FreeText, RequiredText, ServiceNumbers } from '#platform/persistence';

class ImprovementTitleDto implements Pick<ImprovementContent, 'title'> {
  @RequiredText(200)
  title!: string;
}

class ImprovementDetailsDto implements Omit<ImprovementContent, 'title'> {
  @FreeText(20_000)
  description!: string;

  @ValidateIf((_dto, value) => value !== null)
  @Matches(/^OBJ-\d{1,9}$/, { message: '$property must be the number of an objective, for example OBJ-1' })
  @ApiProperty({ type: String, nullable: true, example: 'OBJ-1' })
  objective!: string | null;

  @ServiceNumbers(50)
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
