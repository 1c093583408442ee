import { ApiProperty, ApiPropertyOptional, IntersectionType, PartialType } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsString, Length, Matches, MaxLength } from 'class-validator';
import { FREEZE_KINDS, type FreezeKind, type FreezeView } from '#core/contracts';
import { IfGiven, IsMoment, Trimmed } from '#platform/persistence';
import { CalendarTimeDto } from './calendar.dto.js';
import { SortedBy, TextFilterDto } from './list-query.dto.js';

export class FreezeQueryDto extends IntersectionType(CalendarTimeDto, TextFilterDto) {
  @SortedBy('number', 'name', 'kind', 'start', 'end')
  sort?: string;
}

export class CreateFreezeDto {
  @ApiProperty({ example: 'Year-end closing' })
  @Trimmed()
  @IsString()
  @Length(1, 120)
  name!: string;

  @ApiProperty({ enum: FREEZE_KINDS, description: 'A hard freeze blocks changes; a soft one needs a reason.' })
  @IsIn(FREEZE_KINDS)
  kind!: FreezeKind;

  @ApiProperty({ format: 'date-time' })
  @IsMoment()
  start!: string;

  @ApiProperty({ format: 'date-time' })
  @IsMoment()
  end!: string;

  @ApiProperty({ type: [String], example: ['SVC-1'], description: 'Empty: all services.' })
  @IsArray()
  @ArrayMaxSize(200)
  @ArrayUnique()
  @Matches(/^SVC-\d{1,9}$/, { each: true, message: 'each service must be a number like SVC-3' })
  services: string[] = [];

  @ApiPropertyOptional()
  @IfGiven()
  @IsString()
  @MaxLength(2_000)
  reason?: string;
}

export class ChangeFreezeDto extends PartialType(CreateFreezeDto, { skipNullProperties: false }) {}

export class FreezeViewDto implements FreezeView {
  @ApiProperty({ example: 'FRZ-2' }) number!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ enum: FREEZE_KINDS }) kind!: FreezeKind;
  @ApiProperty({ format: 'date-time' }) start!: string;
  @ApiProperty({ format: 'date-time' }) end!: string;
  @ApiProperty({ type: [String] }) services!: string[];
  @ApiProperty() reason!: string;
  @ApiProperty({ description: 'Also the ETag; sent back in If-Match.' }) version!: number;
}
