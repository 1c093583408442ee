import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsInt, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import type { EngineState } from '#platform/orchestration';
import { AnyOf, FreeText, IfGiven, PageQuery, ReasonDto, RequiredText, YesOrNo } from '#platform/persistence';

const STATES = ['ACTIVE', 'COMPLETED', 'TERMINATED'] as const satisfies readonly EngineState[];
/** Decimal numbers that 64 bits hold. */
const KEY = /^(?:\d{1,18}|[1-8]\d{18})$/;

export class InstanceQueryDto extends PageQuery {
  @AnyOf(STATES)
  state?: EngineState[];

  @ApiPropertyOptional({ description: 'Process id.', example: 'change-normal' })
  @IfGiven()
  @IsString()
  @MaxLength(200)
  process?: string;

  @ApiPropertyOptional({ description: 'Record number.', example: 'CHG-12' })
  @IfGiven()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim().toUpperCase() : value))
  @IsString()
  @MaxLength(50)
  record?: string;

  @YesOrNo('true: only those with an open incident.')
  incident?: boolean;
}

export class VariableFixDto extends ReasonDto {
  @ApiProperty({ description: 'Key of the instance, or of the element instance that holds the variable.' })
  @Matches(KEY)
  scopeKey!: string;

  @RequiredText(256)
  name!: string;

  @FreeText(1_000_000, { description: 'JSON text.', example: '"2026-12-01T20:00:00Z"' })
  value!: string;
}

export class RetryDto extends ReasonDto {
  @ApiPropertyOptional({ description: 'New number of tries for the job; 1 when left out.' })
  @IfGiven()
  @IsInt()
  @Min(1)
  @Max(100)
  retries?: number;
}

/** Keys are decimal numbers; what is none cannot exist. */
export class InstanceKeyDto {
  @Matches(KEY, { message: 'key must be a decimal number' })
  key!: string;
}
