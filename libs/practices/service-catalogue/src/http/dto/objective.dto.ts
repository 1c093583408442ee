import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { IsIn, IsNumber, IsOptional, IsString, Matches, ValidateIf } from 'class-validator';
import { DIRECTIONS, type Direction, type LockedFields, type ObjectiveView, type Page } from '#core/contracts';
import { IfGiven, RequiredText } from '#platform/persistence';
import { CatalogueQueryDto, SortedBy } from './catalogue-query.dto.js';
import { CreateEntryDto, EntryViewDto } from './entry.dto.js';
import { MeasurementViewDto } from './measurement.dto.js';

export class CreateObjectiveDto extends CreateEntryDto {
  @ApiProperty({ example: 'GOAL-1' })
  @Matches(/^GOAL-\d{1,9}$/, { message: '$property must be a number like GOAL-1' })
  goal!: string;

  @RequiredText(500, { example: 'Median days from claim to payment' })
  indicator!: string;

  @RequiredText(40, { example: 'days' })
  unit!: string;

  @ApiProperty({ enum: DIRECTIONS })
  @IsIn(DIRECTIONS)
  direction!: Direction;

  @ApiProperty({ description: 'Where the figure stood at the start.' })
  @IsNumber()
  baseline!: number;

  @ApiProperty()
  @IsNumber()
  target!: number;

  @ApiPropertyOptional({ type: String, nullable: true, example: '2026-12-31' })
  @IsOptional()
  @ValidateIf((_dto, value) => value !== null)
  @Matches(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/, { message: '$property must be a day like 2026-12-31' })
  due?: string | null;
}

export class ChangeObjectiveDto extends PartialType(CreateObjectiveDto, { skipNullProperties: false }) {}

export class ObjectiveQueryDto extends CatalogueQueryDto {
  @ApiPropertyOptional({ example: 'GOAL-1' })
  @IfGiven()
  @IsString()
  goal?: string;

  @SortedBy('due')
  sort?: string;
}

export class ObjectiveViewDto extends EntryViewDto implements ObjectiveView {
  @ApiProperty() goal!: string;
  @ApiProperty() indicator!: string;
  @ApiProperty() unit!: string;
  @ApiProperty({ enum: DIRECTIONS }) direction!: Direction;
  @ApiProperty() baseline!: number;
  @ApiProperty() target!: number;
  @ApiProperty({ type: String, nullable: true }) due!: string | null;
  @ApiProperty({ type: MeasurementViewDto, nullable: true }) latest!: MeasurementViewDto | null;
  @ApiProperty({ type: Number, nullable: true, description: 'Share of the way from the baseline to the target.' }) progress!: number | null;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' }, description: 'Fields that may not be changed any more, each with the reason.' }) locked!: LockedFields;
}

export class ObjectivePageDto implements Page<ObjectiveView> {
  @ApiProperty({ type: [ObjectiveViewDto] }) items!: ObjectiveViewDto[];
  @ApiProperty() total!: number;
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}
