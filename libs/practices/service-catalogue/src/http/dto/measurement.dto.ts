import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsNumber, IsString, MaxLength } from 'class-validator';
import type { MeasurementView, Page } from '#core/contracts';
import { PersonRefDto } from '#platform/identity';
import { IfGiven, IsMoment } from '#platform/persistence';

export class NewMeasurementDto {
  @ApiProperty({ format: 'date-time' })
  @IsMoment()
  at!: string;

  @ApiProperty()
  @IsNumber()
  value!: number;

  @ApiPropertyOptional()
  @IfGiven()
  @IsString()
  @MaxLength(1_000)
  note?: string;
}

export class MeasurementViewDto implements MeasurementView {
  @ApiProperty({ format: 'date-time' }) at!: string;
  @ApiProperty() value!: number;
  @ApiProperty() note!: string;
  @ApiProperty({ type: PersonRefDto }) by!: PersonRefDto;
}

export class MeasurementPageDto implements Page<MeasurementView> {
  @ApiProperty({ type: [MeasurementViewDto] }) items!: MeasurementViewDto[];
  @ApiProperty() total!: number;
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}
