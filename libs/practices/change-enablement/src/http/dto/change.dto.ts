import { ApiProperty, PartialType } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsIn, IsNotEmpty, IsString, Matches, MaxLength } from 'class-validator';
import { CHANGE_NOVELTIES, CHANGE_SIZES, LEVELS } from '#core/contracts';
import type { ChangeContent, ChangeNovelty, ChangeSize, Level } from '#core/contracts';
import { IsMoment, IsMomentOrNull, Trimmed } from '#platform/persistence';

const LONG_TEXT = 20_000;

class ChangeContentDto implements ChangeContent {
  @Trimmed()
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

  @IsMomentOrNull()
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  plannedStart!: string | null;

  @IsMomentOrNull()
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  plannedEnd!: string | null;
}

const OptionalContent = PartialType(ChangeContentDto, { skipNullProperties: false });

export class CreateChangeDto extends OptionalContent {
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  declare title: string;
}

export class EditChangeDto extends OptionalContent {}

export class WithdrawChangeDto {
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(2_000)
  @ApiProperty({ type: String })
  reason!: string;
}

export class MoveScheduleDto extends WithdrawChangeDto {
  @IsMoment()
  @ApiProperty({ type: String, format: 'date-time' })
  plannedStart!: string;

  @IsMoment()
  @ApiProperty({ type: String, format: 'date-time' })
  plannedEnd!: string;
}

