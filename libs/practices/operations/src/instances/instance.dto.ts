import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsInt, IsString, Length, Matches, Max, MaxLength, Min } from 'class-validator';
import type { EngineState } from '#platform/orchestration';
import { AnyOf, IfGiven, PageQuery, YesOrNo } from '#platform/persistence';

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

export class ReasonDto {
  @ApiProperty({ description: 'Why; kept in the audit trail.' })
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value))
  @IsString()
  @Length(1, 2000)
  reason!: string;
}

export class VariableFixDto extends ReasonDto {
  @ApiProperty({ description: 'Key of the instance, or of the element instance that holds the variable.' })
  @Matches(KEY)
  scopeKey!: string;

  @ApiProperty()
  @IsString()
  @Length(1, 256)
  name!: string;

  @ApiProperty({ description: 'JSON text.', example: '"2026-12-01T20:00:00Z"' })
  @IsString()
  @MaxLength(1_000_000)
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
