import { ApiProperty, ApiPropertyOptional, IntersectionType, PartialType } from '@nestjs/swagger';
import { IsIn, IsString, MaxLength } from 'class-validator';
import { FREEZE_KINDS, type FreezeKind, type FreezeView } from '#core/contracts';
import { IfGiven, IsMoment, RequiredText, ServiceNumbers } from '#platform/persistence';
import { CalendarTimeDto } from './calendar.dto.js';
import { SortedBy, TextFilterDto } from './list-query.dto.js';

export class FreezeQueryDto extends IntersectionType(CalendarTimeDto, TextFilterDto) {
  @SortedBy('number', 'name', 'kind', 'start', 'end')
  sort?: string;
}

export class CreateFreezeDto {
  @RequiredText(120, { example: 'Year-end closing' })
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

  @ServiceNumbers(200, 'Empty: all services.')
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
