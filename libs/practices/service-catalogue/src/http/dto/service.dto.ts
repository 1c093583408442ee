import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsOptional, ValidateNested } from 'class-validator';
import { ITEM_KINDS, LEVELS, USE_STATES, type ItemKind, type Level, type Page, type ServiceDependencies, type ServiceView, type UseState } from '#core/contracts';
import { WeeklyHoursDto } from '#platform/calendar';
import { IfGiven } from '#platform/persistence';
import { RetirableQueryDto, SortedBy } from './catalogue-query.dto.js';
import { CreateEntryDto, EntryViewDto } from './entry.dto.js';

export class ServiceQueryDto extends RetirableQueryDto {
  @ApiPropertyOptional({ enum: LEVELS })
  @IfGiven()
  @IsIn(LEVELS)
  urgency?: Level;

  @SortedBy('urgency')
  sort?: string;
}

export class CreateServiceDto extends CreateEntryDto {
  @ApiProperty({ enum: LEVELS, description: 'How urgent an interruption is for the business.' })
  @IsIn(LEVELS)
  urgency!: Level;

  @ApiPropertyOptional({ type: WeeklyHoursDto, nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => WeeklyHoursDto)
  supportHours?: WeeklyHoursDto | null;

  @ApiPropertyOptional({ type: [WeeklyHoursDto], description: 'When the service may be interrupted; empty: at any time.' })
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => WeeklyHoursDto)
  maintenanceWindows?: WeeklyHoursDto[];
}

export class ChangeServiceDto extends PartialType(CreateServiceDto, { skipNullProperties: false }) {}

export class ServiceViewDto extends EntryViewDto implements ServiceView {
  @ApiProperty({ enum: LEVELS }) urgency!: Level;
  @ApiProperty({ type: WeeklyHoursDto, nullable: true }) supportHours!: WeeklyHoursDto | null;
  @ApiProperty({ type: [WeeklyHoursDto] }) maintenanceWindows!: WeeklyHoursDto[];
  @ApiProperty({ enum: USE_STATES }) state!: UseState;
}

export class ServicePageDto implements Page<ServiceView> {
  @ApiProperty({ type: [ServiceViewDto] }) items!: ServiceViewDto[];
  @ApiProperty() total!: number;
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}

class ServiceDependencyDto {
  @ApiProperty() number!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ enum: ITEM_KINDS }) kind!: ItemKind;
  @ApiProperty({ description: 'The item is said to carry the service; else it is found by the relations of items.' }) direct!: boolean;
  @ApiProperty({ type: [String], description: 'The items that lead to it.' }) through!: string[];
}

export class ServiceDependenciesDto implements ServiceDependencies {
  @ApiProperty({ type: [ServiceDependencyDto] }) items!: ServiceDependencyDto[];
}
