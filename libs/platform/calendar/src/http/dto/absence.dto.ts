import { ApiProperty, ApiPropertyOptional, IntersectionType, PartialType } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Length, MaxLength, ValidateIf } from 'class-validator';
import { ABSENCE_SCOPES, type AbsenceScope, type AbsenceView } from '#core/contracts';
import { PersonRefDto } from '#platform/identity';
import { IfGiven, IsMoment } from '#platform/persistence';
import { CalendarTimeDto } from './calendar.dto.js';
import { SortedBy, TextFilterDto } from './list-query.dto.js';

export class AbsenceQueryDto extends IntersectionType(CalendarTimeDto, TextFilterDto) {
  @SortedBy('number', 'person', 'start', 'end', 'delegate')
  sort?: string;

  @ApiPropertyOptional({ enum: ABSENCE_SCOPES, description: 'Own ones when missing, for an administrator all; `team`: of everybody who shares a role with you.' })
  @IfGiven()
  @IsIn(ABSENCE_SCOPES)
  whose?: AbsenceScope;
}

export class CreateAbsenceDto {
  @ApiPropertyOptional({ description: 'User name; the one who asks when missing. Only an administrator names others.' })
  @IfGiven()
  @IsString()
  @Length(1, 100)
  person?: string;

  @ApiProperty({ format: 'date-time' })
  @IsMoment()
  start!: string;

  @ApiProperty({ format: 'date-time' })
  @IsMoment()
  end!: string;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'User name of the one who takes the tasks meanwhile.' })
  @IsOptional()
  @ValidateIf((_dto, value) => value !== null)
  @IsString()
  @Length(1, 100)
  delegate?: string | null;

  @ApiPropertyOptional()
  @IfGiven()
  @IsString()
  @MaxLength(1_000)
  note?: string;
}

export class ChangeAbsenceDto extends PartialType(CreateAbsenceDto, { skipNullProperties: false }) {}

export class AbsenceViewDto implements AbsenceView {
  @ApiProperty({ example: 'ABS-4' }) number!: string;
  @ApiProperty({ type: PersonRefDto }) person!: PersonRefDto;
  @ApiProperty({ format: 'date-time' }) start!: string;
  @ApiProperty({ format: 'date-time' }) end!: string;
  @ApiProperty({ type: PersonRefDto, nullable: true }) delegate!: PersonRefDto | null;
  @ApiProperty() note!: string;
  @ApiProperty({ description: 'Also the ETag; sent back in If-Match.' }) version!: number;
}
