import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsIn, IsString, Matches } from 'class-validator';
import { ITEM_KINDS, USE_STATES, type ComputedImpact, type ConfigurationItemView, type ImportReport, type ItemKind, type Page, type UseState } from '#core/contracts';
import { FreeText, IfGiven, Several } from '#platform/persistence';
import { RetirableQueryDto, SortedBy } from './catalogue-query.dto.js';
import { CreateEntryDto, EntryViewDto } from './entry.dto.js';

export class CreateItemDto extends CreateEntryDto {
  @ApiProperty({ enum: ITEM_KINDS })
  @IsIn(ITEM_KINDS)
  kind!: ItemKind;

  @ApiPropertyOptional({ type: [String], example: ['SVC-1'], description: 'Services that run on it directly.' })
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(200)
  @ArrayUnique()
  @Matches(/^SVC-\d{1,9}$/, { each: true, message: 'each service must be a number like SVC-3' })
  services?: string[];

  @ApiPropertyOptional({ type: [String], example: ['CI-2'], description: 'Items it cannot do without.' })
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(200)
  @ArrayUnique()
  @Matches(/^CI-\d{1,9}$/, { each: true, message: 'each item must be a number like CI-3' })
  dependsOn?: string[];
}

export class ChangeItemDto extends PartialType(CreateItemDto, { skipNullProperties: false }) {}

export class ItemQueryDto extends RetirableQueryDto {
  @ApiPropertyOptional({ enum: ITEM_KINDS })
  @IfGiven()
  @IsIn(ITEM_KINDS)
  kind?: ItemKind;

  @ApiPropertyOptional({ example: 'SVC-1', description: 'Items that a service runs on directly.' })
  @IfGiven()
  @IsString()
  service?: string;

  @SortedBy('kind')
  sort?: string;
}

export class ItemViewDto extends EntryViewDto implements ConfigurationItemView {
  @ApiProperty({ enum: ITEM_KINDS }) kind!: ItemKind;
  @ApiProperty({ type: [String] }) services!: string[];
  @ApiProperty({ type: [String] }) dependsOn!: string[];
  @ApiProperty({ enum: USE_STATES }) state!: UseState;
}

export class ItemPageDto implements Page<ConfigurationItemView> {
  @ApiProperty({ type: [ItemViewDto] }) items!: ItemViewDto[];
  @ApiProperty() total!: number;
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}

export class ImpactQueryDto {
  @ApiProperty({ type: String, example: 'CI-1,CI-2', description: 'Numbers of the items, separated by commas.' })
  @Several()
  @IsArray()
  @ArrayMaxSize(200)
  @Matches(/^CI-\d{1,9}$/, { each: true, message: 'each item must be a number like CI-3' })
  items!: string[];
}

class ImpactedServiceDto {
  @ApiProperty() number!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ type: [String], description: 'The items that lead to it.' }) through!: string[];
}

export class ComputedImpactDto implements ComputedImpact {
  @ApiProperty({ type: [ImpactedServiceDto] }) services!: ImpactedServiceDto[];
}

export class ImportDto {
  @FreeText(2_000_000, { description: 'Columns name, kind, owner, description, services, depends on; the last two hold names separated by |.' })
  csv!: string;

  @ApiPropertyOptional({ description: 'Only report; write nothing.' })
  @IfGiven()
  @IsBoolean()
  tryOnly?: boolean;
}

class RefusedRowDto {
  @ApiProperty() line!: number;
  @ApiProperty() field!: string;
  @ApiProperty() message!: string;
}

export class ImportReportDto implements ImportReport {
  @ApiProperty() rows!: number;
  @ApiProperty() created!: number;
  @ApiProperty() changed!: number;
  @ApiProperty() unchanged!: number;
  @ApiProperty({ type: [RefusedRowDto] }) refused!: RefusedRowDto[];
}
