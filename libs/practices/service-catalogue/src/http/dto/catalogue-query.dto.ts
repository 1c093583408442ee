import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsString, MaxLength } from 'class-validator';
import { IfGiven, PageQuery, SearchText } from '#platform/persistence';

export class CatalogueQueryDto extends PageQuery {
  @SearchText('Part of a name, or a whole number.')
  q?: string;

  @ApiPropertyOptional({ description: 'User name of the owner.', example: 'ruth.adeyemi' })
  @IfGiven()
  @IsString()
  @MaxLength(100)
  owner?: string;
}

/** What a list is sorted by; number and name beside the names given. */
export function SortedBy(...names: string[]): PropertyDecorator {
  const sorts = ['number', 'name', ...names].flatMap((name) => [name, `-${name}`]);
  return applyDecorators(IfGiven(), IsIn(sorts), ApiPropertyOptional({ enum: sorts, default: 'number' }));
}
