import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Length, MaxLength } from 'class-validator';
import { LEVELS, type Level, type Page, type ServiceView } from '#core/contracts';
import { PersonRefDto } from '#platform/identity';
import { Trimmed } from '#platform/persistence';

export class CreateServiceDto {
  @ApiProperty({ example: 'Payments' })
  @Trimmed()
  @IsString()
  @Length(1, 120)
  name!: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(4000)
  description?: string;

  @ApiProperty({ enum: LEVELS, description: 'How urgent an interruption is for the business.' })
  @IsIn(LEVELS)
  urgency!: Level;

  @ApiProperty({ description: 'User name of the service owner.', example: 'ruth.adeyemi' })
  @IsString()
  @Length(1, 100)
  owner!: string;
}

export class ChangeServiceDto extends PartialType(CreateServiceDto) {}

export class ServiceViewDto implements ServiceView {
  @ApiProperty({ example: 'SVC-3' })
  number!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty()
  description!: string;

  @ApiProperty({ enum: LEVELS })
  urgency!: Level;

  @ApiProperty({ type: PersonRefDto })
  owner!: PersonRefDto;

  @ApiProperty({ description: 'Also the ETag; sent back in If-Match.' })
  version!: number;
}

export class ServicePageDto implements Page<ServiceView> {
  @ApiProperty({ type: [ServiceViewDto] })
  items!: ServiceViewDto[];

  @ApiProperty()
  total!: number;

  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;
}
