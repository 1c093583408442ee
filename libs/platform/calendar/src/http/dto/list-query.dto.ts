import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsString, MaxLength } from 'class-validator';
import { IfGiven } from '#platform/persistence';

/** Part of what a row says. */
export class TextFilterDto {
  @ApiPropertyOptional({ description: 'Part of what a row says.' })
  @IfGiven()
  @IsString()
  @MaxLength(200)
  q?: string;
}

/** What a list is sorted by, descending with `-`. */
export function SortedBy(...names: string[]): PropertyDecorator {
  const sorts = names.flatMap((name) => [name, `-${name}`]);
  return applyDecorators(IfGiven(), IsIn(sorts), ApiPropertyOptional({ enum: sorts }));
}
