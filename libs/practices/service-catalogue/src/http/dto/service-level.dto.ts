import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { IsIn, IsNumber, IsString, Matches } from 'class-validator';
import { DIRECTIONS, type Direction, type LockedFields, type Page, type ServiceLevelObjectiveView } from '#core/contracts';
import { IfGiven, RequiredText } from '#platform/persistence';
import { CatalogueQueryDto, SortedBy } from './catalogue-query.dto.js';
import { CreateEntryDto, EntryViewDto } from './entry.dto.js';
import { MeasurementViewDto } from './measurement.dto.js';

export class CreateServiceLevelDto extends CreateEntryDto {
  @ApiProperty({ example: 'SVC-1' })
  @Matches(/^SVC-\d{1,9}$/, { message: '$property must be a number like SVC-1' })
  service!: string;

  @RequiredText(500, { example: 'Availability in support hours, per month' })
  indicator!: string;

  @RequiredText(40, { example: '%' })
  unit!: string;

  @ApiProperty({ enum: DIRECTIONS, description: 'increase: at least the target; decrease: at most the target.' })
  @IsIn(DIRECTIONS)
  direction!: Direction;

  @ApiProperty()
  @IsNumber()
  target!: number;
}

export class ChangeServiceLevelDto extends PartialType(CreateServiceLevelDto, { skipNullProperties: false }) {}

export class ServiceLevelQueryDto extends CatalogueQueryDto {
  @ApiPropertyOptional({ example: 'SVC-1' })
  @IfGiven()
  @IsString()
  service?: string;

  @SortedBy()
  sort?: string;
}

export class ServiceLevelViewDto extends EntryViewDto implements ServiceLevelObjectiveView {
  @ApiProperty() service!: string;
  @ApiProperty() indicator!: string;
  @ApiProperty() unit!: string;
  @ApiProperty({ enum: DIRECTIONS }) direction!: Direction;
  @ApiProperty() target!: number;
  @ApiProperty({ type: MeasurementViewDto, nullable: true }) latest!: MeasurementViewDto | null;
  @ApiProperty({ type: Boolean, nullable: true }) met!: boolean | null;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' }, description: 'Fields that may not be changed any more, each with the reason.' }) locked!: LockedFields;
}

export class ServiceLevelPageDto implements Page<ServiceLevelObjectiveView> {
  @ApiProperty({ type: [ServiceLevelViewDto] }) items!: ServiceLevelViewDto[];
  @ApiProperty() total!: number;
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}
