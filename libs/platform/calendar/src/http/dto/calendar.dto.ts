import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { ArrayMaxSize, ArrayNotEmpty, ArrayUnique, IsArray, IsIn, IsISO8601, IsString, IsTimeZone, Length, Matches, ValidateNested } from 'class-validator';
import { CALENDAR_KINDS, WEEKDAYS, type CalendarEntry, type CalendarKind, type HolidayView, type WeeklyHours, type Weekday, type WorkingCalendarView } from '#core/contracts';
import { PersonRefDto } from '#platform/identity';
import { IfGiven, IsMoment, RequiredText } from '#platform/persistence';
import { SortedBy, TextFilterDto } from './list-query.dto.js';

const START_TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/;
const END_TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/;

export class DayHoursDto {
  @ApiProperty({ enum: WEEKDAYS, description: '1 is Monday (ISO 8601).' })
  @IsIn(WEEKDAYS)
  weekday!: Weekday;

  @ApiProperty({ example: '09:00' })
  @Matches(START_TIME, { message: '$property must be a time like 09:00' })
  from!: string;

  @ApiProperty({ example: '17:30' })
  @Matches(END_TIME, { message: '$property must be a time like 17:30; 24:00 is midnight' })
  to!: string;
}

export class WeeklyHoursDto implements WeeklyHours {
  @ApiProperty({ example: 'Europe/Berlin' })
  @IsString()
  @Length(1, 60)
  @IsTimeZone({ message: '$property must be a time zone like Europe/Berlin' })
  timeZone!: string;

  @ApiProperty({ type: [DayHoursDto] })
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => DayHoursDto)
  hours!: DayHoursDto[];
}

export class HolidayDto implements HolidayView {
  @ApiProperty({ example: '2026-12-25' })
  @IsISO8601({ strict: true })
  @Matches(/^\d{4}-\d{2}-\d{2}$/, { message: '$property must be a day like 2026-12-25' })
  day!: string;

  @RequiredText(120, { example: 'Christmas Day' })
  name!: string;
}

export class CreateWorkingCalendarDto extends WeeklyHoursDto {
  @RequiredText(120, { example: 'Head office' })
  name!: string;

  @ApiProperty({ type: [HolidayDto] })
  @IsArray()
  @ArrayMaxSize(500)
  @ArrayUnique(({ day }: HolidayDto) => day, { message: 'each day must stand in $property once' })
  @ValidateNested({ each: true })
  @Type(() => HolidayDto)
  holidays: HolidayDto[] = [];

  @ApiProperty({ type: [String], example: ['organisation', 'group:cab-member', 'service:SVC-3'] })
  @IsArray()
  @ArrayMaxSize(200)
  @ArrayUnique()
  @IsString({ each: true })
  appliesTo: string[] = [];
}

export class ChangeWorkingCalendarDto extends PartialType(CreateWorkingCalendarDto, { skipNullProperties: false }) {}

export class WorkingCalendarQueryDto extends TextFilterDto {
  @SortedBy('number', 'name', 'timeZone')
  sort?: string;
}

export class WorkingCalendarViewDto implements WorkingCalendarView {
  @ApiProperty({ example: 'CAL-1' }) number!: string;
  @ApiProperty() name!: string;
  @ApiProperty() timeZone!: string;
  @ApiProperty({ type: [DayHoursDto] }) hours!: DayHoursDto[];
  @ApiProperty({ type: [HolidayDto] }) holidays!: HolidayDto[];
  @ApiProperty({ type: [String] }) appliesTo!: string[];
  @ApiProperty({ description: 'Also the ETag; sent back in If-Match.' }) version!: number;
}

export class CalendarTimeDto {
  @ApiProperty({ format: 'date-time' })
  @IsMoment()
  from!: string;

  @ApiProperty({ format: 'date-time' })
  @IsMoment()
  to!: string;
}

/** The time asked about, and of which kinds. */
export class CalendarQueryDto extends CalendarTimeDto {
  @ApiPropertyOptional({ enum: CALENDAR_KINDS, isArray: true, description: 'Several are separated by commas; all when missing.' })
  @IfGiven()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value))
  @IsIn(CALENDAR_KINDS, { each: true })
  kind?: CalendarKind[];
}

export class CalendarEntryDto implements CalendarEntry {
  @ApiProperty({ enum: CALENDAR_KINDS }) kind!: CalendarKind;
  @ApiProperty({ type: String, nullable: true }) number!: string | null;
  @ApiProperty() title!: string;
  @ApiProperty({ format: 'date-time' }) start!: string;
  @ApiProperty({ format: 'date-time' }) end!: string;
  @ApiProperty() allDay!: boolean;
  @ApiProperty({ type: [String] }) services!: string[];
  @ApiProperty({ type: [PersonRefDto] }) people!: PersonRefDto[];
  @ApiProperty({ type: String, nullable: true }) state!: string | null;
}
