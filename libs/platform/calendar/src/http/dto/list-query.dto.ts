import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';

/** Part of what a row says. */
export class TextFilterDto {
  @ApiPropertyOptional({ description: 'Part of what a row says.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  q?: string;
}

/** What a list is sorted by, descending with `-`. */
export function SortedBy(...names: string[]): PropertyDecorator {
  const sorts = names.flatMap((name) => [name, `-${name}`]);
  return applyDecorators(IsOptional(), IsIn(sorts), ApiPropertyOptional({ enum: sorts }));
}
