import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsString, MaxLength } from 'class-validator';
import { USE_STATES, type UseState } from '#core/contracts';
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

const STATES_ASKED = [...USE_STATES, 'all'] as const;

/** Of entries that may be retired. */
export class RetirableQueryDto extends CatalogueQueryDto {
  @ApiPropertyOptional({ enum: STATES_ASKED, default: 'live' })
  @IfGiven()
  @IsIn(STATES_ASKED)
  state?: UseState | 'all';
}

/** undefined: of all states. */
export function stateAsked({ state = 'live' }: RetirableQueryDto): UseState | undefined {
  return state === 'all' ? undefined : state;
}

/** What a list is sorted by; number and name beside the names given. */
export function SortedBy(...names: string[]): PropertyDecorator {
  const sorts = ['number', 'name', ...names].flatMap((name) => [name, `-${name}`]);
  return applyDecorators(IfGiven(), IsIn(sorts), ApiPropertyOptional({ enum: sorts, default: 'number' }));
}
