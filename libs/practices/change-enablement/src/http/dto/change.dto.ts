import { ApiProperty, PartialType } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsIn, IsISO8601, IsNotEmpty, IsString, Matches, MaxLength, ValidateIf } from 'class-validator';
import { CHANGE_NOVELTIES, CHANGE_SIZES, LEVELS } from '#core/contracts';
import type { ChangeContent, ChangeNovelty, ChangeSize, Level } from '#core/contracts';

const LONG_TEXT = 20_000;
/** RFC 3339: of all that ISO 8601 permits (weeks, days of the year) only this is read alike everywhere. */
const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/;
const trimmed = ({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value);

/** A calendar time with its zone, or null. */
function IsTime(): PropertyDecorator {
  return (target, property) => {
    ValidateIf((_dto, value) => value !== null)(target, property);
    IsISO8601({ strict: true, strictSeparator: true })(target, property);
    Matches(DATE_TIME, { message: '$property must be a date and a time with its zone, for example 2026-12-01T20:00:00Z' })(target, property);
  };
}

class ChangeContentDto implements ChangeContent {
  @Transform(trimmed)
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  @ApiProperty({ type: String })
  title!: string;

  @IsString()
  @MaxLength(LONG_TEXT)
  @ApiProperty({ type: String })
  description!: string;

  @IsString()
  @MaxLength(LONG_TEXT)
  @ApiProperty({ type: String })
  justification!: string;

  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique()
  @Matches(/^SVC-\d{1,9}$/, { each: true, message: 'each service must be a number like SVC-3' })
  @ApiProperty({ type: [String], example: ['SVC-1'] })
  services!: string[];

  @IsIn(LEVELS)
  @ApiProperty({ enum: LEVELS })
  impact!: Level;

  @IsIn(CHANGE_SIZES)
  @ApiProperty({ enum: CHANGE_SIZES })
  size!: ChangeSize;

  @IsIn(CHANGE_NOVELTIES)
  @ApiProperty({ enum: CHANGE_NOVELTIES })
  novelty!: ChangeNovelty;

  @IsBoolean()
  @ApiProperty({ type: Boolean })
  backoutTested!: boolean;

  @IsString()
  @MaxLength(LONG_TEXT)
  @ApiProperty({ type: String })
  implementationPlan!: string;

  @IsString()
  @MaxLength(LONG_TEXT)
  @ApiProperty({ type: String })
  backoutPlan!: string;

  @IsString()
  @MaxLength(LONG_TEXT)
  @ApiProperty({ type: String })
  testPlan!: string;

  @IsTime()
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  plannedStart!: string | null;

  @IsTime()
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  plannedEnd!: string | null;
}

const OptionalContent = PartialType(ChangeContentDto, { skipNullProperties: false });

export class CreateChangeDto extends OptionalContent {
  @Transform(trimmed)
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  declare title: string;
}

export class EditChangeDto extends OptionalContent {}

export class WithdrawChangeDto {
  @Transform(trimmed)
  @IsString()
  @IsNotEmpty()
  @MaxLength(2_000)
  @ApiProperty({ type: String })
  reason!: string;
}

export class MoveScheduleDto extends WithdrawChangeDto {
  @IsTime()
  @IsString()
  @ApiProperty({ type: String, format: 'date-time' })
  plannedStart!: string;

  @IsTime()
  @IsString()
  @ApiProperty({ type: String, format: 'date-time' })
  plannedEnd!: string;
}

