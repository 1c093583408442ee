import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { PageQuery } from '#platform/persistence';

export class CatalogueQueryDto extends PageQuery {
  @ApiPropertyOptional({ description: 'Part of a name, or a whole number.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  q?: string;

  @ApiPropertyOptional({ description: 'User name of the owner.', example: 'ruth.adeyemi' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  owner?: string;
}

/** What a list is sorted by; number and name beside the names given. */
export function SortedBy(...names: string[]): PropertyDecorator {
  const sorts = ['number', 'name', ...names].flatMap((name) => [name, `-${name}`]);
  return applyDecorators(IsOptional(), IsIn(sorts), ApiPropertyOptional({ enum: sorts, default: 'number' }));
}
