import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { PageQuery } from '#platform/persistence';

export class CatalogueQueryDto extends PageQuery {
  @ApiPropertyOptional({ description: 'Part of a name, or a whole number.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  q?: string;
}
